//! When a malformed answer is told: on leaving the field if its value changed, or a second after
//! the last key once it has shown an error before; gone with the first key that makes it right.

/// What is known of one text field besides its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// A malformed answer is to be shown now.
    pub shown: bool,
    ever: bool,
    at_focus: String,
    /// Gone into and not left yet: the window may have been left meanwhile.
    is_in: bool,
    /// Counts the keys, so that a timer knows whether it is still the last.
    keys: u32,
}

impl Told {
    pub fn focused(&mut self, text: &str) {
        if !self.is_in {
            text.clone_into(&mut self.at_focus);
            self.is_in = true;
        }
    }

    /// Answers the number of the key if the field is to be looked at again after a pause.
    pub fn typed(&mut self, is_wrong: bool) -> Option<u32> {
        self.keys += 1;
        self.shown &= is_wrong;
        (is_wrong && self.ever && !self.shown).then_some(self.keys)
    }

    /// The pause after a key is over.
    pub fn rested(&mut self, key: u32, is_wrong: bool) {
        self.shown |= is_wrong && self.keys == key;
    }

    /// Answers whether it is told only now: one error at a time is announced.
    pub fn left(&mut self, text: &str, is_wrong: bool) -> bool {
        let before = self.shown;
        self.keys += 1;
        self.is_in = false;
        if is_wrong && self.at_focus != text {
            self.shown = true;
            self.ever = true;
        }
        self.shown && !before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_told_before_the_field_is_left() {
        let mut told = Told::default();
        told.focused("");
        assert_eq!(told.typed(true), None);
        assert!(!told.shown);
        assert!(told.left("20", true));
        assert!(told.shown);
    }

    #[test]
    fn passing_through_tells_nothing() {
        let mut told = Told::default();
        told.focused("20");
        assert!(!told.left("20", true) && !told.shown);
    }

    #[test]
    fn it_is_told_though_the_window_was_left_meanwhile() {
        let mut told = Told::default();
        told.focused("");
        // back in the window, in the same field
        told.focused("20");
        assert!(told.left("20", true));
    }

    #[test]
    fn it_goes_with_the_key_that_mends_it_and_comes_back_after_a_pause() {
        let mut told = Told::default();
        told.focused("");
        told.left("20", true);
        assert_eq!(told.typed(false), None);
        assert!(!told.shown);
        let key = told.typed(true);
        assert!(key.is_some() && !told.shown);
        told.typed(true);
        told.rested(key.unwrap_or_default(), true);
        assert!(!told.shown, "a later key was typed");
    }
}
