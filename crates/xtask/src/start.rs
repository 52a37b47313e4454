//! `cargo xtask start`: from a fresh checkout to a served page, with what cargo and rustup can get
//! and nothing else.

use crate::build::{self, Mode};
use crate::machine;
use crate::shell::{Done, elapsed, pause, quiet, root, step};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Instant, SystemTime};

struct Options {
    port: u16,
    data: PathBuf,
    open: bool,
    dev: bool,
}

fn options(arguments: &[String]) -> Done<Options> {
    let mut read = Options {
        port: 8080,
        data: root().join("data"),
        open: true,
        dev: false,
    };
    let mut given = arguments.iter();
    while let Some(name) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{name} needs a value"));
        match name.as_str() {
            "--port" => {
                let text = value()?;
                read.port = text
                    .parse()
                    .map_err(|_| format!("--port {text} is no port number (0 to 65535)"))?;
            }
            "--data" => {
                read.data = std::path::absolute(value()?).map_err(|error| error.to_string())?
            }
            "--no-open" => read.open = false,
            "--dev" => read.dev = true,
            "--release" => {}
            _ => {
                return Err(format!(
                    "{name} is not known here. Known: --port N, --data DIR, --no-open, --dev, --release"
                ));
            }
        }
    }
    Ok(read)
}

pub fn start(arguments: &[String]) -> Done {
    let options = options(arguments)?;
    let began = Instant::now();
    port_is_free(options.port)?;
    prepare(if options.dev {
        Mode::Dev
    } else {
        Mode::Release
    })?;
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed))
        .map_err(|error| error.to_string())?;
    let mut server = serve(&options, began, options.open)?;
    let mut seen = newest_change();
    loop {
        pause(200);
        if stop.load(Ordering::Relaxed) {
            end(&mut server);
            println!("stopped");
            return Ok(());
        }
        if let Ok(Some(status)) = server.try_wait() {
            return if status.success() {
                Ok(())
            } else {
                Err("The server ended; its words are above.".into())
            };
        }
        if options.dev && newest_change() > seen {
            seen = newest_change();
            end(&mut server);
            let began = Instant::now();
            // a mistake while typing is no reason to end: it is shown, and the next change tries
            // again
            if let Err(why) = compile(Mode::Dev).and_then(|()| build::build(Mode::Dev, "/")) {
                eprintln!("{why}");
            }
            server = serve(&options, began, false)?;
        }
    }
}

/// Everything up to a runnable server.
pub fn prepare(mode: Mode) -> Done {
    const STEPS: usize = 6;
    let first = |there: bool, minutes: &str| {
        if there {
            String::new()
        } else {
            format!(", about {minutes} the first time")
        }
    };
    step(1, STEPS, "C compiler", machine::check_compiler)?;
    step(
        2,
        STEPS,
        &format!("target {} for rustc", machine::TARGET),
        machine::wasm_target,
    )?;
    let wasm_bindgen = machine::wasm_bindgen_version()?;
    step(
        3,
        STEPS,
        &format!(
            "wasm-bindgen {wasm_bindgen}{}",
            first(machine::has("wasm-bindgen", &wasm_bindgen), "2 min")
        ),
        machine::install_wasm_bindgen,
    )?;
    step(
        4,
        STEPS,
        &format!("trunk{}", first(machine::has_trunk(), "5 min")),
        machine::install_trunk,
    )?;
    step(
        5,
        STEPS,
        &format!(
            "backend{}",
            first(root().join("target/serve/backend").is_file(), "5 min")
        ),
        || compile(mode),
    )?;
    step(
        6,
        STEPS,
        &format!(
            "app, two entries{}",
            first(root().join("dist/.stamp").is_file(), "3 min")
        ),
        || build::build(mode, "/"),
    )?;
    if mode == Mode::Release {
        build::note_on_wasm_opt();
    }
    Ok(())
}

fn compile(mode: Mode) -> Done {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--package", "backend"]);
    if mode == Mode::Release {
        cargo.args(["--profile", "serve"]);
    }
    quiet(&mut cargo).map(drop)
}

fn port_is_free(port: u16) -> Done {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => Err(format!(
            "Port {port} is in use by another program. Choose another: cargo xtask start --port {}",
            if port == 8080 {
                8081
            } else {
                port.wrapping_add(1)
            }
        )),
        Err(error) => Err(format!(
            "Cannot listen on port {port}: {error}. Choose another with --port."
        )),
    }
}

fn serve(options: &Options, began: Instant, open: bool) -> Done<Child> {
    let profile = if options.dev { "debug" } else { "serve" };
    let mut server = Command::new(root().join("target").join(profile).join("backend"))
        .args(["--port", &options.port.to_string()])
        .arg("--dist")
        .arg(root().join("dist"))
        .arg("--data")
        .arg(&options.data)
        .arg("--demo")
        .arg(root().join("demo"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("Cannot start the server: {error}"))?;
    let lines = server
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(BufRead::lines);
    for line in lines.map_while(Result::ok) {
        println!("{line}");
        if let Some(address) = line.strip_prefix("ready ") {
            println!("after {}; Ctrl-C stops it", elapsed(began));
            if open {
                open_browser(address);
            }
            return Ok(server);
        }
    }
    let _ = server.wait();
    Err("The server did not start; its words are above.".into())
}

fn end(server: &mut Child) {
    // the server gets the same Ctrl-C from the terminal and closes by itself; whoever sends us a
    // signal alone is served too
    for _ in 0..20 {
        if !matches!(server.try_wait(), Ok(None)) {
            return;
        }
        let _ = Command::new("kill").arg(server.id().to_string()).status();
        pause(100);
    }
    let _ = server.kill();
    let _ = server.wait();
}

fn open_browser(address: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    if machine::find(program).is_some()
        && (cfg!(target_os = "macos")
            || std::env::var_os("DISPLAY").is_some()
            || std::env::var_os("WAYLAND_DISPLAY").is_some())
    {
        let _ = Command::new(program)
            .arg(address)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
    }
}

fn newest_change() -> Option<SystemTime> {
    let changed = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    [
        "src",
        "crates",
        "style",
        "public",
        "locales",
        "index.html",
        "work.html",
        "sprite.svg",
        "api",
        "demo",
    ]
    .iter()
    .flat_map(|folder| build::all_files(&root().join(folder)))
    .filter_map(|file| changed(&file))
    .max()
}
