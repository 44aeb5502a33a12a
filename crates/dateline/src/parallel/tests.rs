use super::in_order;

#[track_caller]
fn check(n_items: usize, threads: usize) {
    let mut seen = Vec::new();
    let slow = |item: usize| {
        // Uneven work, so that results arrive out of order.
        (0..(n_items - item) * 500).fold(item, |sum, each| sum ^ (each & 1) ^ (each & 1))
    };
    in_order(0..n_items, threads, slow, |result| seen.push(result))
        .expect("threads start");
    assert_eq!(seen, (0..n_items).collect::<Vec<_>>());
}

#[test]
fn results_come_in_the_order_of_the_items() {
    check(300, 1);
    check(300, 4);
}

#[test]
fn no_items_give_no_results() {
    check(0, 3);
}

#[test]
fn items_are_not_taken_far_ahead_of_the_results() {
    let taken = std::cell::Cell::new(0);
    let mut delivered = 0;
    let items = (0..100).inspect(|_| taken.set(taken.get() + 1));
    in_order(
        items,
        2,
        |item| item,
        |_| {
            delivered += 1;
            assert!(
                taken.get() <= delivered + 8,
                "{} taken, {delivered} delivered",
                taken.get()
            );
        },
    )
    .expect("threads start");
}

#[test]
#[should_panic(expected = "item 7")]
fn a_panic_reaches_the_caller() {
    let work = |item| if item == 7 { panic!("item 7") } else { item };
    in_order(0..20, 2, work, |_| ()).expect("threads start");
}
