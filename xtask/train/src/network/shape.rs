//! The tables of a network's weights, and where each stands in the list of all of them.

use verbatim::extract::learning::{HIDDEN, TAPS};

/// Where the tables stand in the list of all weights.
pub(super) struct Shape {
    pub(super) inputs: usize,
    pub(super) distances: Vec<usize>,
}

/// The tables, in the order in which they are stored.
#[derive(Clone, Copy)]
pub(super) enum Part {
    First,
    FirstBias,
    Convolution(usize),
    ConvolutionBias(usize),
    Summary,
    Last,
    LastBias,
    Out,
    OutBias,
}

impl Shape {
    pub(super) fn parts(&self) -> Vec<Part> {
        let convolutions = (0..self.distances.len())
            .flat_map(|at| [Part::Convolution(at), Part::ConvolutionBias(at)]);
        [Part::First, Part::FirstBias]
            .into_iter()
            .chain(convolutions)
            .chain([Part::Summary, Part::Last, Part::LastBias, Part::Out, Part::OutBias])
            .collect()
    }

    pub(super) fn len(&self, part: Part) -> usize {
        match part {
            Part::First => self.inputs * HIDDEN,
            Part::Convolution(_) => TAPS * HIDDEN * HIDDEN,
            Part::Summary => 2 * HIDDEN * HIDDEN,
            Part::Last => HIDDEN * HIDDEN,
            Part::FirstBias | Part::ConvolutionBias(_) | Part::LastBias | Part::Out => HIDDEN,
            Part::OutBias => 1,
        }
    }

    pub(super) fn range(&self, wanted: Part) -> std::ops::Range<usize> {
        let convolutions = self.distances.len();
        let convolution = self.len(Part::Convolution(0)) + HIDDEN;
        let first = self.len(Part::First) + HIDDEN;
        let behind = first + convolutions * convolution;
        let last = behind + self.len(Part::Summary);
        let out = last + self.len(Part::Last) + HIDDEN;
        let start = match wanted {
            Part::First => 0,
            Part::FirstBias => first - HIDDEN,
            Part::Convolution(at) => first + at * convolution,
            Part::ConvolutionBias(at) => first + (at + 1) * convolution - HIDDEN,
            Part::Summary => behind,
            Part::Last => last,
            Part::LastBias => out - HIDDEN,
            Part::Out => out,
            Part::OutBias => out + HIDDEN,
        };
        start..start + self.len(wanted)
    }
}
