//! The served page: named slots in the HTML that trunk built, filled with what the views write. One
//! `fill` serves backend and publish. Values are put in as they are; only `escape` makes text safe,
//! and views escape by themselves.

/// The HTML of one entry with slots like `<!--main-->`; comments, so that trunk leaves them alone.
#[derive(Clone, Debug)]
pub struct Template(String);

/// What goes into the slots, all of it HTML.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    pub lang: String,
    pub title: String,
    pub description: String,
    /// Links to the other languages, preloads.
    pub head: String,
    pub skip: String,
    pub masthead: String,
    pub main: String,
    pub colophon: String,
    /// The data block.
    pub data: String,
}

impl Template {
    pub fn new(html: String) -> Self {
        Self(html)
    }

    /// The same page without the scripts of the app.
    pub fn without_app(&self) -> Self {
        let mut out = String::with_capacity(self.0.len());
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once("<script type=\"module\"") {
            out.push_str(before);
            rest = after
                .split_once("</script>")
                .map_or("", |(_, behind)| behind);
        }
        out.push_str(rest);
        Self(out)
    }

    pub fn fill(&self, slots: &Slots) -> String {
        let values = [
            ("@lang@", &slots.lang),
            ("@title@", &slots.title),
            ("@description@", &slots.description),
            ("<!--head-->", &slots.head),
            ("<!--masthead-->", &slots.masthead),
            ("<!--main-->", &slots.main),
            ("<!--colophon-->", &slots.colophon),
            ("@data@", &slots.data),
            ("@skip@", &slots.skip),
        ];
        // the first slot in the text each time, so that a value that looks like a slot is never
        // filled
        let mut out =
            String::with_capacity(self.0.len() + slots.main.len() + slots.data.len() + 4096);
        let mut rest = self.0.as_str();
        while let Some((at, name, value)) = values
            .iter()
            .filter_map(|(name, value)| Some((rest.find(name)?, *name, *value)))
            .min_by_key(|(at, ..)| *at)
        {
            out.push_str(&rest[..at]);
            out.push_str(value);
            rest = &rest[at + name.len()..];
        }
        out.push_str(rest);
        out
    }
}

/// Text for HTML and for attributes in double quotes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// JSON that may stand in a script element: no `<`, no line separators of JavaScript.
pub fn script_json(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_slot_stays_text() {
        let template = Template::new("<html lang=\"@lang@\"><!--main--><p>@data@</p>".into());
        let filled = template.fill(&Slots {
            lang: "fr".into(),
            main: "@data@ <!--main-->".into(),
            data: "{}".into(),
            ..Slots::default()
        });
        assert_eq!(filled, "<html lang=\"fr\">@data@ <!--main--><p>{}</p>");
    }

    #[test]
    fn a_script_cannot_be_closed_from_within() {
        assert_eq!(
            script_json("{\"a\":\"</script>\"}"),
            "{\"a\":\"\\u003c/script>\"}"
        );
        assert_eq!(
            escape("<a href=\"x\">&"),
            "&lt;a href=&quot;x&quot;&gt;&amp;"
        );
    }
}
