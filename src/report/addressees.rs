//! Who a message goes to: the contacts of those who answer for values.

use crate::model::{Contact, Indicator, Project, Settings};

use super::collection;

/// The contacts of a message, and who of those that it is meant for has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Addressees {
    /// In the order of the names, each address once.
    pub contacts: Vec<Contact>,
    /// Names without a contact.
    pub without: Vec<String>,
}

impl Addressees {
    /// Those of several names.
    pub(crate) fn of(settings: &Settings, names: impl IntoIterator<Item = String>) -> Self {
        let mut found = Self::default();
        for name in names {
            match contact(settings, &name) {
                Some(contact) if found.contacts.iter().any(|known| known.email == contact.email) => {}
                Some(contact) => found.contacts.push(contact.clone()),
                None if found.without.contains(&name) => {}
                None => found.without.push(name),
            }
        }
        found
    }

    /// That of the department, which answers for the matrix as a whole; where it has no contact, those of the names.
    pub(crate) fn department_or(
        settings: &Settings,
        department: &str,
        names: impl IntoIterator<Item = String>,
    ) -> Self {
        match contact(settings, department) {
            Some(contact) => Self { contacts: vec![contact.clone()], without: Vec::new() },
            None => Self::of(settings, names),
        }
    }
}

/// A name in one line, so that it is the same name however it is spaced.
pub(crate) fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn contact<'a>(settings: &'a Settings, name: &str) -> Option<&'a Contact> {
    let wanted = plain(name).to_lowercase();
    settings.contacts.iter().find(|contact| plain(&contact.name).to_lowercase() == wanted)
}

/// Who answers for an indicator or line: its responsible, else the department of its matrix.
pub(crate) fn responsible(project: &Project, indicator: &Indicator) -> Option<(String, String)> {
    let matrix =
        project.matrices.iter().find(|matrix| matrix.year == indicator.year && matrix.id == indicator.matrix)?;
    let found = collection::with_responsible(matrix).find(|(line, _)| line.id == indicator.id);
    let own = found.and_then(|(_, name)| name).map(plain).filter(|name| !name.is_empty());
    let department = plain(&matrix.department);
    Some((own.unwrap_or_else(|| department.clone()), department))
}
