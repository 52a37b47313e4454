//! Parts of pages as files: `/en/declared.csv`, `/fr/resolutions/DEMO-2024-Res-001/asks.svg`,
//! `/es/resolutions/list.json?status=underway`. The same figures and rows that the pages show, made
//! by the same functions.

use crate::http::reports::{self, Asked};
use crate::http::{Shared, documents};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use charts::{Cell, Column, Figure, Table};
use report::documents::Reports;
use resolution_progress::address::{Address, Place};
use resolution_progress::filter::{Facet, Filter};
use resolution_progress::i18n::Cx;
use resolution_progress::pages::public::{
    changes, congress, constituent, declared, members, resolutions, story,
};
use resolution_progress::ui::picture::picture;
use words::key;

/// What a page has to take along.
enum Part {
    Figure(Figure),
    Rows(Table),
}

/// The name of the rows of a page.
const ROWS: &str = "list";

/// A file by its address: what stands in it, and its type. Nothing if no page has such a part.
pub fn file(app: &Shared, path_and_query: &str) -> Option<(String, &'static str)> {
    let (path, query) = path_and_query
        .split_once('?')
        .map_or((path_and_query, String::new()), |(path, query)| {
            (path, format!("?{query}"))
        });
    let (page, name) = path.rsplit_once('/')?;
    let (name, kind) = name.rsplit_once('.')?;
    let place = Place::parse(&format!("{page}{query}"))
        .or_else(|| Place::parse(&format!("{page}/{query}")))?;
    let cx = app.pages.cx(&place);
    let part = match name {
        ROWS => Part::Rows(list(app, cx, &place)?),
        _ => Part::Figure(
            figures(app, cx, &place)
                .into_iter()
                .find(|figure| figure.id == name)?,
        ),
    };
    part.write(app, cx, &place, kind)
}

/// All files of a page, by name.
pub fn files(app: &Shared, place: &Place) -> Vec<(String, String)> {
    let cx = app.pages.cx(place);
    let parts = figures(app, cx, place)
        .into_iter()
        .map(Part::Figure)
        .chain(list(app, cx, place).map(Part::Rows));
    parts
        .flat_map(|part| {
            ["csv", "json", "svg"].into_iter().filter_map(move |kind| {
                Some((part.name(kind), part.write(app, cx, place, kind)?.0))
            })
        })
        .collect()
}

pub fn answer(file: (String, &'static str), name: &str) -> Response {
    let mut response = file.0.into_response();
    let headers = response.headers_mut();
    if let (Ok(kind), Ok(shown)) = (
        file.1.parse(),
        format!("inline; filename=\"{name}\"").parse(),
    ) {
        headers.insert(CONTENT_TYPE, kind);
        headers.insert(CONTENT_DISPOSITION, shown);
    }
    headers.insert(
        CACHE_CONTROL,
        axum::http::HeaderValue::from_static("no-cache"),
    );
    response
}

impl Part {
    fn name(&self, kind: &str) -> String {
        let name = match self {
            Self::Figure(figure) => figure.id,
            Self::Rows(_) => ROWS,
        };
        format!("{name}.{kind}")
    }

    fn write(
        &self,
        app: &Shared,
        cx: Cx,
        place: &Place,
        kind: &str,
    ) -> Option<(String, &'static str)> {
        let (Self::Figure(Figure { table, .. }) | Self::Rows(table)) = self;
        match (kind, self) {
            ("csv", _) => Some((stamped(cx, table).csv(), "text/csv; charset=utf-8")),
            ("json", _) => Some((stamped(cx, table).json(), "application/json")),
            ("svg", Self::Figure(figure)) => Some((drawn(app, cx, place, figure), "image/svg+xml")),
            _ => None,
        }
    }
}

/// Whoever takes rows along takes along that they are invented.
fn stamped(cx: Cx, table: &Table) -> Table {
    let mut table = table.clone();
    if cx.is_invented() {
        table.columns.push(Column::words(cx.say(key::FIGURE_DATA)));
        table
            .rows
            .iter_mut()
            .for_each(|row| row.push(Cell::Words(cx.say(key::DEMONSTRATION).to_owned())));
    }
    table
}

pub fn drawn(app: &Shared, cx: Cx, place: &Place, figure: &Figure) -> String {
    let stamp = if cx.is_invented() {
        format!("{}. ", cx.say(key::DEMONSTRATION))
    } else {
        String::new()
    };
    let code = place
        .address
        .code()
        .map(|code| format!(", {}", code.spaced()))
        .unwrap_or_default();
    let at = cx.fill(
        key::FIGURE_AT,
        &[
            ("date", &cx.date(&app.clock().today())),
            ("page", &place.path()),
        ],
    );
    picture(
        cx,
        figure,
        &format!("{stamp}{}{code}", cx.say(key::NAME)),
        &at,
    )
}

/// The rows of a page that is a list.
fn list(app: &Shared, cx: Cx, place: &Place) -> Option<Table> {
    match &place.address {
        Address::Resolutions(filter) => {
            let catalogue = app
                .files
                .catalogue(&app.store, place.set, place.lang)
                .ok()?;
            Some(resolutions::table(cx, &catalogue.catalogue, filter))
        }
        Address::Members(words) => Some(members::table(
            cx,
            documents::constituents(&app.store, place.set, place.lang).ok()?,
            words,
        )),
        Address::Changes(since) => {
            let index = app.files.index(&app.store, place.set).ok()?;
            let asked = Asked {
                since: since.clone(),
                limit: usize::MAX,
                ..Asked::of(place.set, place.lang)
            };
            Some(changes::table(cx, &reports::list(&index, &asked).ok()?))
        }
        Address::Constituent { id, .. } => {
            let index = app.files.index(&app.store, place.set).ok()?;
            let document = documents::constituent(&index, id, place.lang).ok()?;
            let items = document
                .reports
                .into_iter()
                .chain(document.named_in)
                .collect::<Vec<_>>();
            Some(changes::table(
                cx,
                &Reports {
                    set: place.set,
                    total: items.len(),
                    items,
                    next: None,
                },
            ))
        }
        Address::Country(code) => {
            let index = app.files.index(&app.store, place.set).ok()?;
            let document = documents::country(&index, code, place.lang).ok()?;
            Some(changes::table(
                cx,
                &Reports {
                    set: place.set,
                    total: document.total,
                    items: document.reports,
                    next: None,
                },
            ))
        }
        _ => None,
    }
}

/// The figures of a page, each under its name.
fn figures(app: &Shared, cx: Cx, place: &Place) -> Vec<Figure> {
    let catalogue = || app.files.catalogue(&app.store, place.set, place.lang).ok();
    match &place.address {
        Address::Overview => catalogue().map_or(vec![], |file| {
            let statuses: Vec<_> = file.catalogue.statuses().collect();
            vec![
                declared::declared(cx, &statuses, &Filter::default()),
                declared::by_assembly(cx, &file.catalogue),
            ]
        }),
        Address::Congress(key) => catalogue().map_or(vec![], |file| {
            let statuses = congress::statuses(&file.catalogue, key);
            if statuses.is_empty() {
                vec![]
            } else {
                vec![declared::declared(
                    cx,
                    &statuses,
                    &Filter::default().only(Facet::Congress, key),
                )]
            }
        }),
        Address::Resolution(code) => {
            documents::resolution(app, code, place.lang).map_or(vec![], |document| {
                vec![
                    story::cycles(cx, &document),
                    story::asks(cx, &document),
                    story::who(cx, &document),
                ]
            })
        }
        Address::Constituent { id, .. } => {
            let index = app.files.index(&app.store, place.set).ok();
            let document =
                index.and_then(|index| documents::constituent(&index, id, place.lang).ok());
            document.map_or(vec![], |document| {
                vec![constituent::reported(cx, &document)]
            })
        }
        _ => vec![],
    }
}
