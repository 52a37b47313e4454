//! Running other programs: one line a step, the time it took, and for known causes of failure a
//! sentence that says what to do.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A sentence for the person at the terminal.
pub type Done<T = ()> = Result<T, String>;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

pub fn elapsed(since: Instant) -> String {
    let seconds = since.elapsed().as_secs();
    if seconds < 60 {
        format!("{:.1} s", since.elapsed().as_secs_f64())
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

/// Prints `[3/7] what`, runs it, prints how long it took.
pub fn step<T>(number: usize, of: usize, what: &str, deed: impl FnOnce() -> Done<T>) -> Done<T> {
    let began = Instant::now();
    print!("[{number}/{of}] {what} ... ");
    let _ = std::io::stdout().flush();
    let done = deed();
    println!(
        "{} {}",
        if done.is_ok() {
            "done in"
        } else {
            "failed after"
        },
        elapsed(began)
    );
    done
}

/// Runs a program quietly; its output is shown when it fails.
pub fn quiet(command: &mut Command) -> Done<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("Cannot run {name}: {error}"))?;
    // trunk tells its own faults at stdout, below pages of cargo at stderr
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stderr),
        String::from_utf8_lossy(&output.stdout)
    );
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(explain(&text).map_or_else(
        || {
            format!(
                "{}\n{name} failed; its last words are above.",
                tail(&text, 60)
            )
        },
        |cause| format!("{}\n{cause}", tail(&text, 12)),
    ))
}

/// Runs a program whose output the person wants to see as it comes.
pub fn loud(command: &mut Command) -> Done {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .current_dir(root())
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("Cannot run {name}: {error}"))?;
    let mut said = String::new();
    if let Some(errors) = child.stderr.take() {
        for line in BufReader::new(errors).lines().map_while(Result::ok) {
            eprintln!("{line}");
            said.push_str(&line);
            said.push('\n');
        }
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(explain(&said).map_or_else(
            || format!("{name} failed; its words are above."),
            str::to_owned,
        ))
    }
}

fn tail(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// Causes that a newcomer meets, and what to do about each.
pub fn explain(output: &str) -> Option<&'static str> {
    const CAUSES: [(&[&str], &str); 4] = [
        (
            &["No space left on device", "os error 28"],
            "The disk is full. Free some gigabytes (a whole build needs about 4) and run the same command again; it goes on where it stopped.",
        ),
        (
            &[
                "linker `cc` not found",
                "error: linker",
                "failed to find tool \"cc\"",
                "is `cc` installed",
            ],
            "There is no C compiler. Install one (Debian: apt-get install gcc libc6-dev; macOS: xcode-select --install) and run the same command again.",
        ),
        (
            &[
                "Could not resolve host",
                "failed to download",
                "network failure",
                "dns error",
                "Could not connect",
                "failed to get",
                "spurious network error",
                "could not download",
            ],
            "The network does not answer. The first run has to fetch crates and tools; connect and run the same command again, it goes on where it stopped.",
        ),
        (
            &["Permission denied"],
            "A file or folder may not be written. Check who owns the checkout, target/ and ~/.cargo.",
        ),
    ];
    CAUSES
        .iter()
        .find(|(signs, _)| signs.iter().any(|sign| output.contains(sign)))
        .map(|(_, cause)| *cause)
}

/// Waits a moment between two looks at something.
pub fn pause(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[test]
    fn known_causes_become_a_sentence() {
        assert!(
            explain("error: linker `cc` not found").is_some_and(|text| text.contains("C compiler"))
        );
        assert!(
            explain("write error: No space left on device (os error 28)")
                .is_some_and(|text| text.contains("disk is full"))
        );
        assert!(
            explain("warning: spurious network error (3 tries remaining)")
                .is_some_and(|text| text.contains("network"))
        );
        assert_eq!(explain("error[E0425]: cannot find value"), None);
    }
}
