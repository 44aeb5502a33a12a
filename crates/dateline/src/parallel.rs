//! Many workers, one order: results come out as if one worker had done it all.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, mpsc};
use std::thread;

#[cfg(test)]
mod tests;

/// Deep clauses are walked by recursion; a report is capped, so this is plenty.
const STACK: usize = 16 * 1024 * 1024;

/// The name of the worker threads, by which a panic hook can know them.
const WORKER: &str = "dateline-worker";

/// Works on `items` with `threads` workers and hands each result to `each` in the order of the items.
///
/// At most four items a worker are in flight, so memory is bounded by those and not by the input.
/// A panic in `work` goes on in the caller when its turn comes.
///
/// # Errors
/// If the system starts no thread.
pub fn in_order<T: Send, U: Send>(
    items: impl Iterator<Item = T>,
    threads: usize,
    work: impl Fn(T) -> U + Sync,
    mut each: impl FnMut(U),
) -> std::io::Result<()> {
    let threads = threads.max(1);
    let limit = threads * 4;
    let (give, take) = mpsc::channel::<(usize, T)>();
    let take = Mutex::new(take);
    let (done, ready) = mpsc::channel::<(usize, thread::Result<U>)>();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (take, work, done) = (&take, &work, done.clone());
            let worker = thread::Builder::new().name(WORKER.to_owned()).stack_size(STACK);
            worker.spawn_scoped(scope, move || {
                loop {
                    // The lock is held while waiting: the next worker waits for the lock instead.
                    let next = match take.lock() {
                        Ok(take) => take.recv(),
                        Err(_) => return,
                    };
                    let Ok((idx, item)) = next else { return };
                    let result = catch_unwind(AssertUnwindSafe(|| work(item)));
                    if done.send((idx, result)).is_err() {
                        return;
                    }
                }
            })?;
        }
        drop(done);
        let mut waiting = BTreeMap::new();
        let (mut n_given, mut n_delivered) = (0, 0);
        let mut items = items.fuse();
        loop {
            while n_given - n_delivered < limit {
                let Some(item) = items.next() else { break };
                if give.send((n_given, item)).is_err() {
                    break;
                }
                n_given += 1;
            }
            if n_given == n_delivered {
                break;
            }
            let Ok((idx, result)) = ready.recv() else { break };
            waiting.insert(idx, result);
            while let Some(result) = waiting.remove(&n_delivered) {
                match result {
                    Ok(result) => each(result),
                    Err(panic) => resume_unwind(panic),
                }
                n_delivered += 1;
            }
        }
        drop(give);
        Ok(())
    })
}
