//! Colours and states: the words of every verdict, the same in all outputs.

/// A verdict's colour. Ordered from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// Within the green tolerance.
    Green,
    /// Beyond green, within the yellow tolerance.
    Yellow,
    /// Beyond both.
    Red,
}

impl Colour {
    /// The name in files and in JSON.
    pub fn name(self) -> &'static str {
        Status::from(self).name()
    }

    /// The colour of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Green, Self::Yellow, Self::Red].into_iter().find(|colour| colour.name() == name)
    }
}

/// How an indicator stands in a period: a colour, or why it has none. All eight stay different in every output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Within the green tolerance.
    Green,
    /// Within the yellow tolerance.
    Yellow,
    /// Beyond the yellow tolerance.
    Red,
    /// Due, but there is no value, or nothing to compare it with.
    Missing,
    /// Not asked for in this period.
    NotDue,
    /// There can be no value.
    NotApplicable,
    /// There is a value that may not be published.
    Suppressed,
    /// No target: shown, never coloured.
    Informative,
}

impl Status {
    /// Every status, in the order of legends and counts.
    pub const ALL: [Self; 8] = [
        Self::Green,
        Self::Yellow,
        Self::Red,
        Self::Missing,
        Self::NotDue,
        Self::NotApplicable,
        Self::Suppressed,
        Self::Informative,
    ];

    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::Missing => "missing",
            Self::NotDue => "not-due",
            Self::NotApplicable => "not-applicable",
            Self::Suppressed => "suppressed",
            Self::Informative => "informative",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// The sign that stands beside the colour, so that nobody needs to see it.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Green => "●",
            Self::Yellow => "◆",
            Self::Red => "▼",
            Self::Missing => "○",
            Self::NotDue => "·",
            Self::NotApplicable => "–",
            Self::Suppressed => "•",
            Self::Informative => "◇",
        }
    }

    /// The colour, where it has one.
    pub fn colour(self) -> Option<Colour> {
        match self {
            Self::Green => Some(Colour::Green),
            Self::Yellow => Some(Colour::Yellow),
            Self::Red => Some(Colour::Red),
            Self::Missing | Self::NotDue | Self::NotApplicable | Self::Suppressed | Self::Informative => None,
        }
    }
}

impl From<Colour> for Status {
    fn from(colour: Colour) -> Self {
        match colour {
            Colour::Green => Self::Green,
            Colour::Yellow => Self::Yellow,
            Colour::Red => Self::Red,
        }
    }
}

/// How many indicators have which status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; 8]);

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, status: Status) {
        self.0[status as usize] += 1;
    }

    /// Counts all of another.
    pub fn add_all(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// How many have that status.
    pub fn of(&self, status: Status) -> usize {
        self.0[status as usize]
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }
}

impl FromIterator<Status> for Counts {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            counts.add(status);
        }
        counts
    }
}

/// How the adverse deviation moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It became smaller.
    Better,
    /// It did not change.
    Same,
    /// It grew.
    Worse,
}

impl Trend {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Same => "same",
            Self::Worse => "worse",
        }
    }
}
