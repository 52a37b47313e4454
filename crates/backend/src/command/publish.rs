//! `publish`: the public pages of one set as files that any web server can serve from the root of a
//! host. The very pages that `serve` answers with; no backend stands behind them, so nothing in
//! them asks for a session.

use super::arguments::Arguments;
use crate::{App, SAVES_A_MINUTE, Settings, figures, oembed, pages, sitemap, widgets};
use axum::http::StatusCode;
use report::code::Set;
use report::language::Language;
use resolution_progress::address::{Place, file_of, set_default_set};
use resolution_progress::config::{Capability, Config};
use resolution_progress::embedding::Look;
use resolution_progress::widgets::Widget;
use resolution_progress::widgets::document::LOADER;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

pub async fn run(arguments: Arguments) -> Result<(), String> {
    arguments.no_files()?;
    let out = arguments.path("out", "published");
    let set = match arguments.get("set") {
        Some(text) => Set::from_key(text)
            .ok_or_else(|| format!("--set {text}: a copy holds one set, facts or demo"))?,
        None => Set::Facts,
    };
    if fs::read_dir(&out).is_ok_and(|mut files| files.next().is_some()) {
        return Err(format!(
            "{} is not empty. Name a new folder with --out: a copy of other days must not be mixed with this one.",
            out.display()
        ));
    }
    let (dist, data) = (
        arguments.path("dist", "dist"),
        arguments.path("data", "data"),
    );
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let mut app = App::open(Settings {
        dist: dist.clone(),
        data,
        demo: false,
        address,
        saves_a_minute: SAVES_A_MINUTE,
        // all files are of one day, also around midnight
        clock: arguments.clock()?.stopped(),
    })?;
    if app.store.resolutions(set).map_err(String::from)?.is_empty() {
        let way = if set == Set::Demo {
            "`cargo xtask start` brings the demonstration in"
        } else {
            "`import` and `bring-in` do"
        };
        return Err(format!(
            "{} holds no Resolution of the set {}, so there is nothing to publish: {way}; or name another folder with --data.",
            app.data.display(),
            set.key()
        ));
    }
    app.pages.config = Config {
        session: false,
        default_set: set,
        capabilities: vec![Capability::Files, Capability::Widgets],
        ..Config::default()
    };
    set_default_set(set);
    let app = Arc::new(app);
    let began = Instant::now();
    let origin = arguments
        .get("origin")
        .map(|origin| origin.trim_end_matches('/'));
    let written = write(&app, set, &out, origin)
        .await
        .map_err(|error| format!("Cannot write to {}: {error}", out.display()))?;
    let files =
        copy_assets(&dist, &out).map_err(|error| format!("Cannot copy the built app: {error}"))?;
    println!(
        "{} pages, {} widgets, {} files of figures and lists, {files} files of the app in {:.1} s: {}",
        written.pages,
        written.widgets,
        written.figures,
        began.elapsed().as_secs_f64(),
        out.display()
    );
    Ok(())
}

struct Written {
    pages: usize,
    figures: usize,
    widgets: usize,
}

async fn write(
    app: &Arc<App>,
    set: Set,
    out: &Path,
    origin: Option<&str>,
) -> Result<Written, String> {
    let mut written = Written {
        pages: 0,
        figures: 0,
        widgets: 0,
    };
    let all = sitemap::addresses(app, set).map_err(String::from)?;
    for lang in Language::ALL {
        for address in &all {
            let place = Place {
                lang,
                set,
                address: address.clone(),
            };
            let path = place.path();
            let (status, html) = pages::written(app, &place, origin).await?;
            if status != StatusCode::OK {
                return Err(format!("{path} answers {status}"));
            }
            put(
                &out.join(path.trim_start_matches('/')).join("index.html"),
                html.as_bytes(),
            )?;
            written.pages += 1;
            for (name, file) in figures::files(app, &place) {
                put(
                    &out.join(file_of(&path, &name).trim_start_matches('/')),
                    file.as_bytes(),
                )?;
                written.figures += 1;
            }
            if let Some(widget) = Widget::of_page(&place) {
                let document = put_widget(app, &place, &widget, out)?;
                written.widgets += 1;
                if let Some(json) =
                    origin.and_then(|origin| oembed::file(origin, &place, &widget, document))
                {
                    put(
                        &out.join(file_of(&path, "oembed.json").trim_start_matches('/')),
                        json.as_bytes(),
                    )?;
                }
            }
        }
        let file = app
            .files
            .catalogue(&app.store, set, lang)
            .map_err(String::from)?;
        put(&out.join("files").join(&file.name), &file.plain)?;
    }
    put(&out.join("e/v1/loader.js"), LOADER.as_bytes())?;
    copy_all(&app.data.join("given-up"), out)?;
    put(
        &out.join("404.html"),
        pages::nowhere(app, Language::En).await?.as_bytes(),
    )?;
    put(&out.join("index.html"), pages::languages(app).as_bytes())?;
    let config = serde_json::to_vec(&app.pages.config).map_err(|error| error.to_string())?;
    put(&out.join("config.json"), &config)?;
    match origin {
        Some(origin) => {
            put(&out.join("robots.txt"), sitemap::robots(origin).as_bytes())?;
            put(
                &out.join("sitemap.xml"),
                sitemap::sitemap(app, origin)
                    .map_err(String::from)?
                    .as_bytes(),
            )?;
        }
        None => println!(
            "No sitemap.xml: it names whole addresses. Give the address of the copy with --origin https://host"
        ),
    }
    Ok(written)
}

/// In the theme of the reader's system and with our own colour: a file cannot read what stands
/// behind its address.
fn put_widget(
    app: &Arc<App>,
    place: &Place,
    widget: &Widget,
    out: &Path,
) -> Result<widgets::Written, String> {
    let path = out.join(widget.path(place.lang).trim_start_matches('/'));
    if let Ok(svg) = widgets::picture(app, widget, place.lang) {
        put(
            &path.with_file_name(format!("{}.svg", widget.scope())),
            svg.as_bytes(),
        )?;
    }
    let written = widgets::written(app, widget, place.lang, Look::default());
    put(&path.join("index.html"), written.html.as_bytes())?;
    Ok(written)
}

fn put(path: &Path, content: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, content))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Widgets of kinds that are given up.
fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let (own, path) = (entry.path(), to.join(entry.file_name()));
        if own.is_dir() {
            copy_all(&own, &path)?;
        } else {
            put(
                &path,
                &fs::read(&own).map_err(|error| format!("{}: {error}", own.display()))?,
            )?;
        }
    }
    Ok(())
}

/// What pages of the public entry load: not the page as it was built, and nothing of work.
fn copy_assets(dist: &Path, out: &Path) -> std::io::Result<usize> {
    let mut copied = 0;
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_own = name.ends_with(".html") || name == "config.json";
        if entry.file_type()?.is_file() && !is_own && !name.starts_with("work") {
            fs::copy(entry.path(), out.join(&name))?;
            copied += 1;
        }
    }
    Ok(copied)
}
