//! Where a cite stands in relation to earlier ones (CSL 1.0.2, "Choose",
//! `position`).

/// The position of a cite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Position {
    /// In a bibliography, where no position holds.
    #[default]
    None,
    First,
    /// `near`: within the distance the style calls near.
    Subsequent {
        near: bool,
    },
    Ibid {
        near: bool,
    },
    IbidWithLocator {
        near: bool,
    },
}

impl Position {
    /// Whether the test `position="name"` holds; each position implies the
    /// more general ones.
    pub(crate) fn is(self, name: &str) -> bool {
        match name {
            "first" => self == Position::First,
            "subsequent" => !matches!(self, Position::None | Position::First),
            "ibid" => matches!(self, Position::Ibid { .. } | Position::IbidWithLocator { .. }),
            "ibid-with-locator" => matches!(self, Position::IbidWithLocator { .. }),
            "near-note" => matches!(
                self,
                Position::Subsequent { near: true }
                    | Position::Ibid { near: true }
                    | Position::IbidWithLocator { near: true }
            ),
            _ => false,
        }
    }

    /// Whether the item was cited before.
    pub(crate) fn is_subsequent(self) -> bool {
        self.is("subsequent")
    }
}
