//! A table as data: the same rows become HTML, CSV and JSON.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    /// The first cell of a row names it.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub label: String,
    /// Shown instead of the label where eight columns must fit a phone; the label is read aloud.
    pub glyph: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Words(String),
    Count(usize),
    /// In per cent.
    Share(usize),
}

impl Column {
    pub fn words(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            glyph: None,
        }
    }
}

impl Cell {
    pub fn is_number(&self) -> bool {
        !matches!(self, Self::Words(_))
    }

    fn plain(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Count(n) | Self::Share(n) => n.to_string(),
        }
    }
}

impl Table {
    /// RFC 4180: a header, commas, CRLF. A text that a spreadsheet would run as a formula gets an
    /// apostrophe before it.
    pub fn csv(&self) -> String {
        let mut out = line(self.columns.iter().map(|column| quoted(&column.label)));
        for row in &self.rows {
            out.push_str(&line(row.iter().map(|cell| match cell {
                Cell::Words(words) => quoted(&unarmed(words)),
                number => number.plain(),
            })));
        }
        out
    }

    /// An array of objects, each with the labels of the columns as names.
    pub fn json(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let members = self.columns.iter().zip(row).map(|(column, cell)| {
                let value = if cell.is_number() {
                    cell.plain()
                } else {
                    json_string(&cell.plain())
                };
                format!("{}: {value}", json_string(&column.label))
            });
            format!("  {{{}}}", members.collect::<Vec<_>>().join(", "))
        });
        format!("[\n{}\n]\n", rows.collect::<Vec<_>>().join(",\n"))
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut out = cells.collect::<Vec<_>>().join(",");
    out.push_str("\r\n");
    out
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn unarmed(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn json_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            caption: String::new(),
            columns: ["Name", "Reports"].map(Column::words).into(),
            rows: vec![
                vec![Cell::Words("Sun, \"moon\"\nand".into()), Cell::Count(1200)],
                vec![Cell::Words("=HYPERLINK(1)".into()), Cell::Share(7)],
            ],
        }
    }

    #[test]
    fn csv_quotes_what_must_be_quoted_and_disarms_formulas() {
        assert_eq!(
            table().csv(),
            "Name,Reports\r\n\"Sun, \"\"moon\"\"\nand\",1200\r\n'=HYPERLINK(1),7\r\n"
        );
    }

    #[test]
    fn json_escapes() {
        assert_eq!(
            table().json(),
            "[\n  {\"Name\": \"Sun, \\\"moon\\\"\\u000aand\", \"Reports\": 1200},\n  {\"Name\": \"=HYPERLINK(1)\", \"Reports\": 7}\n]\n"
        );
    }
}
