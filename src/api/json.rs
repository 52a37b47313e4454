//! Reads the documents of the API. What cannot be read is named in the console, so that whoever
//! runs the backend finds the member.

use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// `None` if the text is no JSON or not of this type.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut reader = serde_json::Deserializer::from_str(text);
    match serde_path_to_error::deserialize(&mut reader) {
        Ok(document) => Some(document),
        Err(error) => {
            let kind = std::any::type_name::<T>();
            let (path, why) = (error.path().to_string(), error.into_inner());
            let message = format!("An answer of the API is no {kind}: at {path}: {why}");
            web_sys::console::error_1(&JsValue::from_str(&message));
            None
        }
    }
}
