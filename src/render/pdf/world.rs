//! What the typesetter may see: the template, the data of one handout, and the built-in fonts. Nothing else: no other
//! file, no clock, no package.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::Fonts;

const TEMPLATE: &str = include_str!("handout.typ");

/// The world of one handout.
pub(super) struct HandoutWorld {
    library: LazyHash<Library>,
    fonts: &'static Fonts,
    template: Source,
    files: Vec<(FileId, Bytes)>,
}

impl HandoutWorld {
    /// A world with that data for the template, that report to be attached, and drawings by their names.
    pub(super) fn new(data: Vec<u8>, report: Vec<u8>, drawings: Vec<(&str, Vec<u8>)>, fonts: &'static Fonts) -> Self {
        // Row headers of tables; without the feature only column headers can be marked.
        let library = Library::builder().with_features(std::iter::once(Feature::A11yExtras).collect()).build();
        Self {
            library: LazyHash::new(library),
            fonts,
            template: Source::new(file("/handout.typ"), TEMPLATE.into()),
            files: [("handout.json", data), ("report.json", report)]
                .into_iter()
                .chain(drawings)
                .map(|(name, bytes)| (file(&format!("/{name}")), Bytes::new(bytes)))
                .collect(),
        }
    }
}

impl World for HandoutWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let known = self.files.iter().find(|(known, _)| *known == id);
        known.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.files.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The identity of a file of this world.
fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths of this module are well-formed");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
