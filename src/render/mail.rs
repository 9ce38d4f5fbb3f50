//! Drafts of messages (`.eml`), which a mail program opens to be looked at and sent. Nothing in them depends on when or
//! where they were written: the mail program adds date and message id when it sends them.

use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

use crate::digest;
use crate::model::Contact;

/// Characters of a subject and of a name: more is not read, and some programs cut or refuse it.
const MOST_CHARACTERS: usize = 120;
/// Media type of the workbooks that are attached.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A message to be sent by somebody.
pub(crate) struct Draft<'a> {
    /// Who it goes to.
    pub to: &'a [Contact],
    /// In one line.
    pub subject: &'a str,
    /// What it says, paragraphs apart by an empty line.
    pub text: &'a str,
    /// Name and bytes of the workbook that goes with it.
    pub attachment: Option<(&'a str, &'a [u8])>,
}

/// The draft as the bytes of a file. The same draft always gives the same bytes.
pub(crate) fn render(draft: &Draft<'_>) -> Vec<u8> {
    let recipients = draft.to.iter().map(|contact| Address::new_address(Some(line(&contact.name)), &contact.email));
    let text = MimePart::new("text/plain", draft.text.replace('\n', "\r\n"));
    let mut message = match draft.attachment {
        None => text,
        Some((name, bytes)) => {
            let kind = ContentType::new("multipart/mixed").attribute("boundary", boundary(draft));
            let form = MimePart::new(WORKBOOK, bytes).attachment(single(name));
            MimePart::new(kind, vec![text, form])
        }
    };
    let own = std::mem::take(&mut message.headers);
    message.headers = vec![
        // With it Outlook and others open the file as a message to be sent.
        ("X-Unsent".into(), Raw::new("1").into()),
        ("To".into(), Address::new_list(recipients.collect()).into()),
        ("Subject".into(), Text::new(line(draft.subject)).into()),
        ("MIME-Version".into(), Raw::new("1.0").into()),
    ];
    message.headers.extend(own);
    let mut bytes = Vec::new();
    message.write_part(&mut bytes);
    bytes
}

/// One line without control characters, so that no name can begin a header of its own.
fn single(text: &str) -> String {
    let plain: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line that is not longer than anybody reads, and in which no program finds an encoded word that nobody wrote.
fn line(text: &str) -> String {
    let plain = single(text).replace("=?", "= ?");
    if plain.chars().count() <= MOST_CHARACTERS {
        return plain;
    }
    let kept: String = plain.chars().take(MOST_CHARACTERS - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A line between the parts that follows from what they say.
fn boundary(draft: &Draft<'_>) -> String {
    let (name, bytes) = draft.attachment.unwrap_or_default();
    let all = [draft.subject.as_bytes(), draft.text.as_bytes(), name.as_bytes(), bytes].concat();
    format!("zielmatrix-{}", digest::of_bytes(&all).chars().take(32).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(name: &str) -> Contact {
        Contact { name: name.into(), email: "alter@stadt.example".into() }
    }

    #[test]
    fn a_draft_is_a_message_to_be_sent_and_always_the_same() {
        let to = [contact("Team Älter, \"Mitte\"")];
        let draft = Draft { to: &to, subject: "Meldung für Ämter", text: "Grüße\n", attachment: None };
        let bytes = render(&draft);
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.is_ascii() && text.starts_with("X-Unsent: 1\r\nTo: "), "{text}");
        assert!(text.contains("<alter@stadt.example>") && text.contains("Subject: =?utf-8?"), "{text}");
        assert!(!text.contains("Date:") && !text.contains("Message-ID:"), "{text}");
        assert_eq!(render(&draft), bytes);
        let with = Draft { attachment: Some(("2013-T1-Ämter.xlsx", b"PK")), ..draft };
        let bytes = render(&with);
        assert_eq!(render(&with), bytes);
        assert!(String::from_utf8(bytes).unwrap().contains("boundary=\"zielmatrix-"));
    }

    #[test]
    fn no_name_begins_a_header_of_its_own() {
        let to = [contact("Team\r\nBcc: alle@stadt.example")];
        let long = "ä".repeat(5_000);
        let subject = format!("Meldung\r\nBcc: alle@stadt.example {long}");
        let attachment = Some(("x\r\nX-Evil: 1.xlsx", &b"PK"[..]));
        let text = String::from_utf8(render(&Draft { to: &to, subject: &subject, text: "", attachment })).unwrap();
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        assert!(!text.lines().any(|line| line.starts_with("Bcc:") || line.starts_with("X-Evil:")), "{text}");
        assert!(head.lines().all(|line| line.len() <= 998), "{head}");
    }
}
