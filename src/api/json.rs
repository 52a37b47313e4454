//! Reads and writes the documents of the contract by the browser's own JSON. Knows what the
//! contract uses and no more (no floats, no binary, no tuples): half the size of a general reader,
//! and structs are read from objects only.

use replica::Tree;
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess,
    SeqAccess, Visitor,
};
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};

/// Nothing if the text is no JSON or not of this type.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Option<T> {
    let value = js_sys::JSON::parse(text).ok()?;
    T::deserialize(Json(value)).ok()
}

/// A document of the contract as text.
pub fn to_string(tree: &Tree) -> String {
    let mut out = String::new();
    write(tree, &mut out);
    out
}

fn write(tree: &Tree, out: &mut String) {
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Flag(true) => out.push_str("true"),
        Tree::Flag(false) => out.push_str("false"),
        Tree::Text(text) => write_text(text, out),
        Tree::Object(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_text(name, out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    // the browser knows the escapes
    out.extend(
        js_sys::JSON::stringify(&JsValue::from_str(text))
            .ok()
            .and_then(|text| text.as_string()),
    );
}

/// The document is not of the type: ours to repair, so it carries no words.
#[derive(Debug)]
pub struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("mismatch")
    }
}

impl std::error::Error for Mismatch {}

impl serde::de::Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    // the default ones bring the formatting of every expectation along
    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

struct Json(JsValue);

impl Json {
    fn text(&self) -> Result<String, Mismatch> {
        self.0.as_string().ok_or(Mismatch)
    }

    fn whole(&self) -> Result<u64, Mismatch> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked: whole, not negative, below 2^53"
        )]
        self.0
            .as_f64()
            .filter(|n| *n >= 0.0 && *n < 9_007_199_254_740_992.0 && n.fract() == 0.0)
            .map(|n| n as u64)
            .ok_or(Mismatch)
    }

    fn entries(self) -> Result<Entries, Mismatch> {
        let object = self
            .0
            .dyn_ref::<js_sys::Object>()
            .filter(|_| !js_sys::Array::is_array(&self.0))
            .ok_or(Mismatch)?;
        Ok(Entries {
            all: js_sys::Object::entries(object),
            at: 0,
        })
    }
}

macro_rules! whole {
    ($($deserialize:ident)+) => {
        $(fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            visitor.visit_u64(self.whole()?)
        })+
    };
}

macro_rules! text {
    ($($deserialize:ident)+) => {
        $(fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            visitor.visit_string(self.text()?)
        })+
    };
}

macro_rules! never {
    ($($deserialize:ident)+) => {
        $(fn $deserialize<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
            Err(Mismatch)
        })+
    };
}

impl<'de> Deserializer<'de> for Json {
    type Error = Mismatch;

    whole! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }
    text! { deserialize_str deserialize_string deserialize_identifier deserialize_char }
    never! { deserialize_any deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_f32 deserialize_f64 deserialize_bytes deserialize_byte_buf deserialize_unit }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(self.0.as_bool().ok_or(Mismatch)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(Items {
            all: self.0.dyn_into().map_err(|_| Mismatch)?,
            at: 0,
        })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_map(self.entries()?)
    }

    /// Only variants without content.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let name: StringDeserializer<Mismatch> = self.text()?.into_deserializer();
        visitor.visit_enum(name)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: V,
    ) -> Result<V::Value, Mismatch> {
        Err(Mismatch::custom(""))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        _: V,
    ) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }
}

struct Items {
    all: js_sys::Array,
    at: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        if self.at >= self.all.length() {
            return Ok(None);
        }
        self.at += 1;
        seed.deserialize(Json(self.all.get(self.at - 1))).map(Some)
    }
}

/// Pairs of name and value.
struct Entries {
    all: js_sys::Array,
    at: u32,
}

impl Entries {
    fn part(&self, which: u32) -> Json {
        Json(
            self.all
                .get(self.at)
                .unchecked_into::<js_sys::Array>()
                .get(which),
        )
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        if self.at >= self.all.length() {
            return Ok(None);
        }
        seed.deserialize(self.part(0)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        let value = self.part(1);
        self.at += 1;
        seed.deserialize(value)
    }
}
