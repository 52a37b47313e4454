//! How long a session lasts, by the clock that the store was given.

use crate::day;
use backend::Clock;
use backend::store::Store;
use std::time::Duration;

#[test]
fn a_session_ends_after_two_hours_idle_or_twelve_in_all() {
    let Clock::Still(began) = day::clock().stopped() else {
        unreachable!("it stands still")
    };
    let folder = std::env::temp_dir().join(format!("rp-sessions-{}", uuid::Uuid::new_v4()));
    let mut store = Store::open(&folder, Clock::Still(began)).expect("opens");
    let opened: Vec<String> = (0..2)
        .map(|_| store.open_session("amina").expect("stored").secret)
        .collect();
    let mut lasts = |secret: &str, minutes: u64| {
        store.clock = Clock::Still(began + Duration::from_secs(minutes * 60));
        store.session(secret).expect("read").is_some()
    };
    // used every hour
    for hour in 1..12 {
        assert!(lasts(&opened[0], hour * 60), "{hour}");
    }
    assert!(!lasts(&opened[0], 12 * 60));
    assert!(lasts(&opened[1], 119));
    // looked at two minutes ago, so it goes on from there
    assert!(lasts(&opened[1], 238));
    assert!(!lasts(&opened[1], 238 + 120));
    let _ = std::fs::remove_dir_all(folder);
}
