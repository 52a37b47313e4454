//! `publish`: the public pages of one set as files that any web server can serve from the root of a host. The very pages that `serve`
//! answers with; no backend stands behind them, so nothing in them asks for a session.

use super::arguments::Arguments;
use crate::{App, SAVES_A_MINUTE, Settings, figures, pages, sitemap};
use axum::http::StatusCode;
use report::code::Set;
use report::language::Language;
use resolution_progress::address::{Place, file_of, set_default_set};
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

pub async fn run(arguments: Arguments) -> Result<(), String> {
    arguments.no_files()?;
    let out = arguments.path("out", "published");
    let set = match arguments.get("set") {
        Some(text) => Set::from_key(text).ok_or_else(|| format!("--set {text}: a copy holds one set, facts or demo"))?,
        None => Set::Facts,
    };
    if fs::read_dir(&out).is_ok_and(|mut files| files.next().is_some()) {
        return Err(format!("{} is not empty. Name a new folder with --out: a copy of other days must not be mixed with this one.", out.display()));
    }
    let (dist, data) = (arguments.path("dist", "dist"), arguments.path("data", "data"));
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let mut app = App::open(Settings { dist: dist.clone(), data: data.clone(), demo: false, address, saves_a_minute: SAVES_A_MINUTE })?;
    if app.store.resolutions(set).map_err(String::from)?.is_empty() {
        let way = if set == Set::Demo { "`cargo xtask start` brings the demonstration in" } else { "`import` and `bring-in` do" };
        return Err(format!(
            "{} holds no Resolution of the set {}, so there is nothing to publish: {way}; or name another folder with --data.",
            data.display(),
            set.key()
        ));
    }
    app.pages.config.session = false;
    app.pages.config.default_set = set;
    set_default_set(set);
    let app = Arc::new(app);
    let began = Instant::now();
    let written = write(&app, set, &out, arguments.get("origin")).await.map_err(|error| format!("Cannot write to {}: {error}", out.display()))?;
    let files = copy_assets(&dist, &out).map_err(|error| format!("Cannot copy the built app: {error}"))?;
    println!(
        "{} pages, {} files of figures and lists, {files} files of the app in {:.1} s: {}",
        written.pages,
        written.figures,
        began.elapsed().as_secs_f64(),
        out.display()
    );
    Ok(())
}

struct Written {
    pages: usize,
    figures: usize,
}

async fn write(app: &Arc<App>, set: Set, out: &Path, origin: Option<&str>) -> Result<Written, String> {
    let mut written = Written { pages: 0, figures: 0 };
    let all = sitemap::addresses(app, set).map_err(String::from)?;
    for lang in Language::ALL {
        for address in &all {
            let place = Place { lang, set, address: address.clone() };
            let path = place.path();
            let (status, html) = pages::written(app, &place).await?;
            if status != StatusCode::OK {
                return Err(format!("{path} answers {status}"));
            }
            put(&out.join(path.trim_start_matches('/')).join("index.html"), html.as_bytes())?;
            written.pages += 1;
            for (name, file) in figures::files(app, &place) {
                put(&out.join(file_of(&path, &name).trim_start_matches('/')), file.as_bytes())?;
                written.figures += 1;
            }
        }
        let file = app.files.catalogue(&app.store, set, lang).map_err(String::from)?;
        put(&out.join("files").join(&file.name), &file.plain)?;
    }
    put(&out.join("404.html"), pages::nowhere(app, Language::En).await?.as_bytes())?;
    put(&out.join("index.html"), pages::languages(app).as_bytes())?;
    match origin {
        Some(origin) => {
            put(&out.join("robots.txt"), sitemap::robots(origin).as_bytes())?;
            put(&out.join("sitemap.xml"), sitemap::sitemap(app, origin).map_err(String::from)?.as_bytes())?;
        }
        None => println!("No sitemap.xml: it names whole addresses. Give the address of the copy with --origin https://host"),
    }
    Ok(written)
}

fn put(path: &Path, content: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, content)).map_err(|error| format!("{}: {error}", path.display()))
}

/// What pages of the public entry load: not the templates, and nothing of work.
fn copy_assets(dist: &Path, out: &Path) -> std::io::Result<usize> {
    let mut copied = 0;
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && !name.ends_with(".html") && !name.starts_with("work") {
            fs::copy(entry.path(), out.join(&name))?;
            copied += 1;
        }
    }
    Ok(copied)
}
