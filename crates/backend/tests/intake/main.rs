//! From files into a store: report pages, organisations, spreadsheets. Each as a person would use
//! it, against a real database.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on says so by panicking"
)]

#[path = "../given/day.rs"]
mod day;
mod demonstration;
mod organisations;
mod pages;
mod sheets;

use backend::intake::directory::Directory;
use backend::intake::pages::{Planned, Refused, Told, apply, plan, read};
use backend::seed;
use backend::store::Store;
use report::code::Set;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the workspace")
        .to_path_buf()
}

/// A store and a folder for files, gone afterwards.
pub struct Desk {
    pub store: Store,
    pub folder: PathBuf,
}

impl Desk {
    pub fn empty() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let folder = std::env::temp_dir().join(format!(
            "rp-intake-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        ));
        Self {
            store: Store::open(&folder, day::clock()).unwrap(),
            folder,
        }
    }

    /// With the facts that are known and a small demonstration.
    pub fn with_facts() -> Self {
        let desk = Self::empty();
        seed::sized(
            &desk.store,
            &root().join("demo"),
            seed::Size {
                resolutions: 20,
                reports: 20,
            },
        )
        .unwrap();
        desk
    }

    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn plan(
        &self,
        files: &[PathBuf],
        told: &Told,
    ) -> (Vec<Result<Planned, Refused>>, Directory) {
        let mut directory = Directory::of(
            self.store.constituents(Set::Facts).unwrap(),
            self.store.decisions().unwrap(),
            self.store.matches().unwrap(),
        );
        let plan = plan(
            &self.store,
            &mut directory,
            read(files, told).unwrap(),
            told,
        )
        .unwrap();
        (plan, directory)
    }

    /// Plans and stores; answers how many reports got a new version.
    pub fn import(&self, files: &[PathBuf], told: &Told) -> usize {
        let (plan, directory) = self.plan(files, told);
        let planned: Vec<Planned> = plan
            .into_iter()
            .map(|one| one.unwrap_or_else(|refused| panic!("{}", refused.why)))
            .collect();
        apply(&self.store, &directory, &planned).unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
