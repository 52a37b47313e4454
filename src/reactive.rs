//! The reactive system of Leptos and its helpers for the browser: what both entries use. Leptos
//! whole comes with the router, in the public entry only: it exports functions for streams that no
//! linker can leave out (docs/decisions/015).

pub use leptos_dom::helpers::{
    TimeoutHandle, document, set_timeout, set_timeout_with_handle, window,
    window_event_listener_untyped,
};
pub use reactive_graph::prelude::*;

use any_spawner::Executor;
use reactive_graph::owner::Owner;

pub type Effect = reactive_graph::effect::Effect<reactive_graph::owner::LocalStorage>;
pub use reactive_graph::owner::StoredValue;
pub use reactive_graph::signal::RwSignal;

/// Runs in turns with the page.
pub fn spawn_local(task: impl Future<Output = ()> + 'static) {
    Executor::spawn_local(task);
}

/// Signals and effects that are made in `app` live as long as the page.
pub fn run(app: impl FnOnce()) {
    // an error means that another run has done it
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(app);
    std::mem::forget(owner);
}
