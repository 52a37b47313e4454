//! Any document without arrays and numbers as a tree: what a type of the domain writes by serde.

use crate::tree::{Members, Tree};
use serde::ser::{Error as _, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};
use std::fmt;

/// Nothing if it has an array, a number, or a member without a name.
pub fn tree<T: Serialize + ?Sized>(value: &T) -> Option<Tree> {
    value.serialize(Writer).ok()
}

/// The document is none of a report: an error of ours, so it carries no words.
#[derive(Debug)]
pub struct Misfit;

impl fmt::Display for Misfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("misfit")
    }
}

impl std::error::Error for Misfit {}

impl serde::ser::Error for Misfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Writer;

/// An object on its way, and the name whose value comes next.
struct Open {
    members: Members,
    name: String,
}

impl Open {
    fn new() -> Self {
        Self {
            members: Members::default(),
            name: String::new(),
        }
    }
}

macro_rules! never {
    ($($serialize:ident: $type:ty,)+) => {
        $(fn $serialize(self, _: $type) -> Result<Tree, Misfit> {
            Err(Misfit)
        })+
    };
}

impl Serializer for Writer {
    type Ok = Tree;
    type Error = Misfit;
    type SerializeSeq = Impossible<Tree, Misfit>;
    type SerializeTuple = Impossible<Tree, Misfit>;
    type SerializeTupleStruct = Impossible<Tree, Misfit>;
    type SerializeTupleVariant = Impossible<Tree, Misfit>;
    type SerializeMap = Open;
    type SerializeStruct = Open;
    type SerializeStructVariant = Impossible<Tree, Misfit>;

    never! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_u64: u64, serialize_f32: f32, serialize_f64: f64, serialize_char: char, serialize_bytes: &[u8],
    }

    fn serialize_bool(self, flag: bool) -> Result<Tree, Misfit> {
        Ok(Tree::Flag(flag))
    }

    fn serialize_str(self, text: &str) -> Result<Tree, Misfit> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn serialize_none(self) -> Result<Tree, Misfit> {
        Ok(Tree::Null)
    }

    fn serialize_unit(self) -> Result<Tree, Misfit> {
        Ok(Tree::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Tree, Misfit> {
        value.serialize(self)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Tree, Misfit> {
        Ok(Tree::Null)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<Tree, Misfit> {
        Ok(Tree::Text(name.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Tree, Misfit> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Tree, Misfit> {
        Err(Misfit)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Misfit> {
        Err(Misfit)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Misfit> {
        Err(Misfit)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Misfit> {
        Err(Misfit)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Misfit> {
        Err(Misfit)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open, Misfit> {
        Ok(Open::new())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open, Misfit> {
        Ok(Open::new())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Misfit> {
        Err(Misfit)
    }
}

impl SerializeMap for Open {
    type Ok = Tree;
    type Error = Misfit;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Misfit> {
        match key.serialize(Writer)? {
            Tree::Text(name) => self.name = name,
            _ => return Err(Misfit::custom("")),
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Misfit> {
        let value = value.serialize(Writer)?;
        *self.members.at(&self.name) = value;
        Ok(())
    }

    fn end(self) -> Result<Tree, Misfit> {
        Ok(Tree::Object(self.members))
    }
}

impl SerializeStruct for Open {
    type Ok = Tree;
    type Error = Misfit;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Misfit> {
        let value = value.serialize(Writer)?;
        *self.members.at(name) = value;
        Ok(())
    }

    fn end(self) -> Result<Tree, Misfit> {
        Ok(Tree::Object(self.members))
    }
}
