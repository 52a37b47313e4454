//! How a widget looks, as its address says it. Unknown words and wrong values fall to the default: an old snippet never breaks.

use super::colour::{Colour, DARK_PAPER, LIGHT_PAPER};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's device.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub theme: Theme,
    /// The host's own colour, for links and the rule at the top.
    pub accent: Option<Colour>,
    /// The host's ground shows through.
    pub transparent: bool,
}

impl Look {
    /// `theme=dark&accent=0a5c36&bg=transparent`, whatever else stands there.
    pub fn of(query: &str) -> Self {
        let value = |name: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(own, _)| *own == name).map(|(_, value)| value);
        Self {
            theme: value("theme").and_then(Theme::from_key).unwrap_or_default(),
            accent: value("accent").and_then(Colour::parse),
            transparent: value("bg") == Some("transparent"),
        }
    }

    /// What the address says of it; nothing of what is the default.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let theme = (self.theme != Theme::default()).then(|| ("theme", self.theme.key().to_owned()));
        let accent = self.accent.map(|accent| ("accent", accent.hex()));
        let ground = self.transparent.then(|| ("bg", "transparent".to_owned()));
        [theme, accent, ground].into_iter().flatten().collect()
    }

    pub fn query(&self) -> String {
        let all: Vec<String> = self.pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        if all.is_empty() { String::new() } else { format!("?{}", all.join("&")) }
    }

    /// Style beside that of all widgets: the accent, moved until it can be read on both papers.
    pub fn style(&self) -> String {
        self.accent.map_or_else(String::new, |accent| {
            let (light, dark) = (accent.readable_on(LIGHT_PAPER), accent.readable_on(DARK_PAPER));
            format!(".widget{{--link:light-dark(#{0},#{1});--link-visited:var(--link);--rule:var(--link)}}", light.hex(), dark.hex())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_or_unknown_is_the_default() {
        let look = Look::of("theme=purple&accent=red;}&bg=url(x)&font=Comic&accent=zzzzzz");
        assert_eq!(look, Look::default());
        assert_eq!(look.query(), "");
        assert_eq!(Look::of("x=1&theme=dark&accent=0A5c36&bg=transparent").query(), "?theme=dark&accent=0a5c36&bg=transparent");
    }
}
