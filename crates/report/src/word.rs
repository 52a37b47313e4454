//! Words that no vocabulary of ours lists: another backend's, or those of a later version. They are
//! read, shown and written again as they came, so that one of them takes no page down and is not
//! lost on saving. What a server of ours stores is read `strictly`.

use std::cell::Cell;
use std::sync::{Mutex, PoisonError};

/// A word as it came. Each is kept once for as long as the program runs, so that the vocabularies
/// stay `Copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(&'static str);

/// What is kept is limited: nobody fills the memory with words.
const MOST: usize = 512;
const LONGEST: usize = 64;
/// Stands for a longer word, and for each that comes when there are so many.
const BEYOND: &str = "unlisted";

static KEPT: Mutex<Vec<&'static str>> = Mutex::new(vec![]);

impl Word {
    pub fn new(text: &str) -> Self {
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = kept.iter().find(|own| **own == text) {
            return Self(own);
        }
        if text.len() > LONGEST || kept.len() >= MOST {
            return Self(BEYOND);
        }
        let own: &'static str = Box::leak(text.into());
        kept.push(own);
        Self(own)
    }

    pub fn as_str(self) -> &'static str {
        self.0
    }
}

thread_local! {
    static STRICT: Cell<bool> = const { Cell::new(false) };
}

/// Whatever `read` reads holds listed words only: another one is an error where it stands, and is
/// not kept. A scope and not a type, since a request has the same types as an answer.
pub fn strictly<T>(read: impl FnOnce() -> T) -> T {
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            STRICT.set(self.0);
        }
    }
    let _before = Before(STRICT.replace(true));
    read()
}

pub(crate) fn is_strict() -> bool {
    STRICT.get()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Scope;

    #[test]
    fn a_word_is_kept_once_and_as_it_came() {
        let (one, same) = (Word::new("mars"), Word::new(&String::from("mars")));
        assert!(std::ptr::eq(one.as_str(), same.as_str()));
        assert_eq!(one.as_str(), "mars");
        assert_eq!(Word::new(&"m".repeat(LONGEST + 1)).as_str(), BEYOND);
    }

    #[test]
    fn a_strict_reading_refuses_what_another_keeps() {
        let read = || serde_json::from_str::<Scope>(r#""mars""#);
        assert_eq!(read().unwrap().key(), "mars");
        assert!(strictly(read).is_err());
        let panics = std::panic::catch_unwind(|| strictly(|| panic!("while reading")));
        assert!(panics.is_err() && read().is_ok(), "the scope has ended");
    }
}
