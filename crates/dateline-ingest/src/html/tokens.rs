//! A page as tokens, in stack and memory that do not grow with what a hostile page holds.

use std::cell::Cell;
use std::convert::Infallible;
use std::rc::Rc;

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{
    Emitter, Error, ForwardingEmitter, Readable, Reader, SpanBound, StringReader,
    Tokenizer,
};
use thiserror::Error as ThisError;

/// How many attributes of one tag are read in one go.
///
/// The tokeniser calls itself once for each quoted attribute of a tag, about half a KiB of stack each: 18,000 of them
/// ended the program. Its reader may stop it at any byte, and it goes on from there with an empty stack.
const AT_ONCE: u32 = 256;

/// The tokens of a page; `()` as bound for those who need no byte ranges.
pub(crate) struct Tokens<'h, S: SpanBound> {
    tokenizer: Tokenizer<Pausing<'h>, Counting<S>>,
    n_errors: Rc<Cell<usize>>,
}

impl<'h, S: SpanBound> Tokens<'h, S> {
    pub(crate) fn of(html: &'h str) -> Tokens<'h, S> {
        let pause = Rc::new(Cell::new(false));
        let n_errors = Rc::new(Cell::new(0));
        let mut inner = DefaultEmitter::new_with_span();
        inner.naively_switch_states(true);
        let emitter =
            Counting { inner, n: 0, pause: pause.clone(), n_errors: n_errors.clone() };
        let reader = Pausing { inner: html.to_reader(), pause };
        Tokens { tokenizer: Tokenizer::new_with_emitter(reader, emitter), n_errors }
    }

    /// How often the page so far broke the standard.
    pub(crate) fn n_errors(&self) -> usize {
        self.n_errors.get()
    }
}

impl<S: SpanBound> Iterator for Tokens<'_, S> {
    type Item = Token<S>;

    fn next(&mut self) -> Option<Token<S>> {
        loop {
            if let Ok(token) = self.tokenizer.next()? {
                return Some(token);
            }
        }
    }
}

/// The tokeniser is to come back to its caller and go on.
#[derive(Debug, ThisError)]
#[error("the tokeniser pauses")]
struct Pause;

/// Reads the page, and stops once where it is asked to.
struct Pausing<'h> {
    inner: StringReader<'h>,
    pause: Rc<Cell<bool>>,
}

impl Pausing<'_> {
    fn may_read(&self) -> Result<(), Pause> {
        match self.pause.replace(false) {
            true => Err(Pause),
            false => Ok(()),
        }
    }
}

impl Reader for Pausing<'_> {
    type Error = Pause;

    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        self.may_read()?;
        self.inner.read_byte().map_err(|never: Infallible| match never {})
    }

    fn try_read_string(&mut self, text: &[u8], case: bool) -> Result<bool, Pause> {
        self.may_read()?;
        self.inner.try_read_string(text, case).map_err(|never: Infallible| match never {})
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Pause> {
        self.may_read()?;
        self.inner.read_until(needle, buffer).map_err(|never: Infallible| match never {})
    }
}

/// Passes on what it is told, counts attributes, and counts errors instead of keeping them.
struct Counting<S: SpanBound> {
    inner: DefaultEmitter<S>,
    n: u32,
    pause: Rc<Cell<bool>>,
    n_errors: Rc<Cell<usize>>,
}

impl<S: SpanBound> ForwardingEmitter for Counting<S> {
    type Token = Token<S>;

    fn inner(&mut self) -> &mut impl Emitter<Token = Token<S>> {
        &mut self.inner
    }

    fn emit_error(&mut self, _: Error) {
        self.n_errors.set(self.n_errors.get() + 1);
    }

    // The value comes next, in a state of its own: there the tokeniser loses nothing by a pause.
    fn init_attribute_value(&mut self) {
        self.n += 1;
        if self.n >= AT_ONCE {
            self.n = 0;
            self.pause.set(true);
        }
        Emitter::init_attribute_value(&mut self.inner);
    }
}
