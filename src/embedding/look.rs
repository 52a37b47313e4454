//! How a widget looks, as its address says it. Unknown words and wrong values fall to the default:
//! an old snippet never breaks.

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
        let value = |name: &str| {
            query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .find(|(own, _)| *own == name)
                .map(|(_, value)| value)
        };
        Self::read(
            value("theme").unwrap_or_default(),
            value("accent").unwrap_or_default(),
            value("bg").unwrap_or_default(),
        )
    }

    pub fn read(theme: &str, accent: &str, ground: &str) -> Self {
        Self {
            theme: Theme::from_key(theme).unwrap_or_default(),
            accent: Colour::parse(accent),
            transparent: ground == "transparent",
        }
    }

    /// What the address says of it; nothing of what is the default.
    pub fn query(&self) -> String {
        let mut out = String::new();
        let mut add = |name: &str, value: &str| {
            for part in [if out.is_empty() { "?" } else { "&" }, name, "=", value] {
                out.push_str(part);
            }
        };
        if self.theme != Theme::default() {
            add("theme", self.theme.key());
        }
        if let Some(accent) = self.accent {
            add("accent", &accent.hex());
        }
        if self.transparent {
            add("bg", "transparent");
        }
        out
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
        assert_eq!(
            Look::of("x=1&theme=dark&accent=0A5c36&bg=transparent").query(),
            "?theme=dark&accent=0a5c36&bg=transparent"
        );
    }
}
