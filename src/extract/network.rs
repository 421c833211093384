//! A small network that reads the blocks of a page as one sequence.
//!
//! Each block's row of features becomes [`HIDDEN`] numbers; convolutions over ever wider
//! neighbourhoods (dilated as in van den Oord and others 2016, "WaveNet", added to what was there as
//! in He and others 2016, "Deep residual learning") let a block know what stands before and after
//! it, and half way all blocks learn what the page as a whole is like. Only additions and
//! multiplications, in one order: natively and in wasm the same page gives the same article.

use super::features::Matrix;
use super::forest::{column, take};
use super::model::STEPS;

/// How many numbers stand for a block inside the network.
pub const HIDDEN: usize = 24;

/// Blocks that a convolution sees: one before, the block, one after.
pub const TAPS: usize = 3;

/// Features are put so many standard deviations from their mean at most.
pub(super) const FARTHEST: f32 = 4.0;

/// Log odds are cut off here.
const SUREST: f32 = 16.0;

/// Sums that are made at once; [`HIDDEN`] is a multiple.
const LANES: usize = 8;

/// Values that are looked through for noughts together.
const TOGETHER: usize = 64;

/// What stands for a block inside the network.
pub type Row = [f32; HIDDEN];

/// A network; how it is stored: see [`Network::read`].
#[derive(Clone, Debug, Default)]
pub struct Network {
    inputs: Vec<Input>,
    /// What a row of nothing but noughts comes to.
    base: Row,
    first: Vec<Row>,
    convolutions: Vec<Convolution>,
    summary: Vec<Row>,
    last: Vec<Row>,
    last_bias: Row,
    out: Row,
    out_bias: f32,
}

/// How a feature is put on one scale with the others.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    mean: f32,
    /// A standard deviation's reciprocal.
    steep: f32,
    /// What nought comes to.
    nought: f32,
}

impl Input {
    /// From a feature's mean and standard deviation over the blocks that are learned from, in 256ths.
    pub fn new(mean: u16, deviation: u16) -> Input {
        let mut input = Input {
            mean: f32::from(mean) / 256.0,
            steep: 256.0 / f32::from(deviation.max(1)),
            nought: 0.0,
        };
        input.nought = input.scaled(0);
        input
    }

    /// How many standard deviations a value is from the mean.
    pub fn scaled(self, value: u8) -> f32 {
        ((f32::from(value) - self.mean) * self.steep).clamp(-FARTHEST, FARTHEST)
    }
}

/// Looks `distance` blocks back and ahead.
#[derive(Clone, Debug)]
struct Convolution {
    distance: usize,
    weights: Vec<Row>,
    bias: Row,
}

impl Network {
    /// Reads a network from the front of `bytes`, which then begin with what follows it.
    ///
    /// Stored are, all little-endian, `u16` inputs; `u8` convolutions and for each its `u8` distance;
    /// the low and the high bytes of the inputs' means and of their deviations, column by column;
    /// then the weights, each table of them as an `f32` scale and an `i8` for each: of the first
    /// layer, of each convolution, of the summary, of the last layer and of what comes out, with the
    /// biases of each but the summary's.
    pub fn read(bytes: &mut &[u8]) -> Option<Network> {
        let count = usize::from(u16::from_le_bytes(take(bytes)?));
        let [convolutions] = take(bytes)?;
        let distances = column(bytes, convolutions.into())?;
        let mut numbers = || {
            let (low, high) = (column(bytes, count)?, column(bytes, count)?);
            let both = low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high]));
            Some(both.collect::<Vec<_>>())
        };
        let (means, deviations) = (numbers()?, numbers()?);
        let inputs: Vec<Input> = means
            .into_iter()
            .zip(deviations)
            .map(|(mean, deviation)| Input::new(mean, deviation))
            .collect();
        let first = rows(bytes, count)?;
        let mut base = row(bytes)?;
        let noughts: Vec<f32> = inputs.iter().map(|input| input.nought).collect();
        through(&noughts, &first, &mut base);
        let convolution = |&distance: &u8| {
            let weights = rows(bytes, TAPS * HIDDEN)?;
            Some(Convolution { distance: distance.into(), weights, bias: row(bytes)? })
        };
        Some(Network {
            inputs,
            base,
            first,
            convolutions: distances.iter().map(convolution).collect::<Option<_>>()?,
            summary: rows(bytes, 2 * HIDDEN)?,
            last: rows(bytes, HIDDEN)?,
            last_bias: row(bytes)?,
            out: row(bytes)?,
            out_bias: *table(bytes, 1)?.first()?,
        })
    }

    /// How many features it is told of a block.
    #[cfg(test)]
    pub(super) fn inputs(&self) -> usize {
        self.inputs.len()
    }

    /// A sum for each block of a page, in 4096ths of log odds. `units` are the blocks' sizes.
    pub fn scores(&self, features: &Matrix, units: &[u32]) -> Vec<i32> {
        let mut rows = self.enter(features);
        for (number, convolution) in self.convolutions.iter().enumerate() {
            let mut next = convolution.see(&rows);
            for (next, row) in next.iter_mut().zip(&rows) {
                next.iter_mut().zip(row).for_each(|(next, one)| *next = next.max(0.0) + one);
            }
            rows = next;
            if number == self.convolutions.len() / 2 {
                self.sum_up(&mut rows, units);
            }
        }
        rows.iter().map(|row| self.leave(row)).collect()
    }

    /// The first layer. What is the same in all rows, such as what the page is like, is added once.
    fn enter(&self, features: &Matrix) -> Vec<Row> {
        let first = features.row(0);
        let mut varies = vec![false; features.width];
        for values in features.values.chunks_exact(features.width.max(1)) {
            for ((varies, value), first) in varies.iter_mut().zip(values).zip(first) {
                *varies |= value != first;
            }
        }
        let (mut alike, mut varying) = (vec![0.0; self.inputs.len()], Vec::new());
        let mut weights = Vec::new();
        for (at, (&input, row)) in self.inputs.iter().zip(&self.first).enumerate() {
            match (varies.get(at), first.get(at)) {
                (Some(true), _) => {
                    varying.push((at, input));
                    weights.push(*row);
                }
                (_, Some(&value)) => alike[at] = input.scaled(value) - input.nought,
                _ => {} // a feature that rows lack is nought
            }
        }
        let mut base = self.base;
        through(&alike, &self.first, &mut base);
        let mut scaled = vec![0.0; varying.len()];
        let rows = features.values.chunks_exact(features.width.max(1)).map(|values| {
            for (scaled, &(at, input)) in scaled.iter_mut().zip(&varying) {
                // Most are nought, which the base has already.
                *scaled =
                    if values[at] == 0 { 0.0 } else { input.scaled(values[at]) - input.nought };
            }
            let mut row = base;
            through(&scaled, &weights, &mut row);
            relu(row)
        });
        rows.collect()
    }

    /// Tells all blocks what the page is like: the mean of its blocks, larger ones counting more, and
    /// the most of each number.
    fn sum_up(&self, rows: &mut [Row], units: &[u32]) {
        let mut told = [0.0; HIDDEN];
        through(&summary(rows, units), &self.summary, &mut told);
        let told = relu(told);
        for row in rows {
            row.iter_mut().zip(told).for_each(|(one, told)| *one += told);
        }
    }

    fn leave(&self, row: &Row) -> i32 {
        let mut last = self.last_bias;
        through(row, &self.last, &mut last);
        let parts = relu(last).into_iter().zip(&self.out);
        let sum = parts.fold(self.out_bias, |sum, (one, weight)| sum + one * weight);
        (sum.clamp(-SUREST, SUREST) * STEPS as f32) as i32
    }
}

impl Convolution {
    fn see(&self, rows: &[Row]) -> Vec<Row> {
        let mut seen = Vec::with_capacity(rows.len());
        for index in 0..rows.len() {
            let mut out = self.bias;
            for (tap, weights) in self.weights.chunks_exact(HIDDEN).enumerate() {
                let from = (index + tap * self.distance).checked_sub(self.distance);
                if let Some(row) = from.and_then(|from| rows.get(from)) {
                    through(row, weights, &mut out);
                }
            }
            seen.push(out);
        }
        seen
    }
}

/// The mean of a page's rows, each weighing the square root of its block's size, and the most of each
/// number.
pub fn summary(rows: &[Row], units: &[u32]) -> [f32; 2 * HIDDEN] {
    let weights: Vec<f32> = units.iter().map(|&units| (units as f32).sqrt()).collect();
    let all = weights.iter().fold(0.001, |all, weight| all + weight);
    let (mut mean, mut most) = ([0.0; HIDDEN], [0.0f32; HIDDEN]);
    through(&weights, rows, &mut mean);
    for row in rows {
        most.iter_mut().zip(row).for_each(|(most, &one)| *most = most.max(one));
    }
    let mut told = [0.0; 2 * HIDDEN];
    let means = mean.iter().map(|one| one / all);
    told.iter_mut().zip(means.chain(most)).for_each(|(told, one)| *told = one);
    told
}

fn relu(row: Row) -> Row {
    row.map(|one| one.max(0.0))
}

/// Adds to `out` what a layer makes of these values.
///
/// All the work is done here: [`LANES`] sums at a time, each a variable of its own, because a
/// compiler that looks for small code keeps an array in memory. About half of the values are nought:
/// which ones are not is written down first without a branch, since no processor can guess it.
#[inline(never)]
fn through(values: &[f32], weights: &[Row], out: &mut Row) {
    for (values, weights) in values.chunks(TOGETHER).zip(weights.chunks(TOGETHER)) {
        let (mut there, mut count) = ([0u8; TOGETHER], 0);
        for (at, value) in values.iter().enumerate() {
            there[count % TOGETHER] = at as u8;
            count += usize::from(*value != 0.0);
        }
        let there = there.get(..count).unwrap_or_default();
        for (lane, out) in out.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *out;
            for at in there.iter().copied().map(usize::from) {
                let (Some(value), Some(row)) = (values.get(at), weights.get(at)) else { continue };
                if let Some(weights) = row.as_chunks::<LANES>().0.get(lane) {
                    a += value * weights[0];
                    b += value * weights[1];
                    c += value * weights[2];
                    d += value * weights[3];
                    e += value * weights[4];
                    f += value * weights[5];
                    g += value * weights[6];
                    h += value * weights[7];
                }
            }
            *out = [a, b, c, d, e, f, g, h];
        }
    }
}

fn table(bytes: &mut &[u8], len: usize) -> Option<Vec<f32>> {
    let scale = f32::from_le_bytes(take(bytes)?);
    let weights = column(bytes, len)?.iter();
    Some(weights.map(|&weight| f32::from(weight.cast_signed()) * scale).collect())
}

fn row(bytes: &mut &[u8]) -> Option<Row> {
    table(bytes, HIDDEN)?.try_into().ok()
}

fn rows(bytes: &mut &[u8], len: usize) -> Option<Vec<Row>> {
    let weights = table(bytes, len * HIDDEN)?;
    Some(weights.chunks_exact(HIDDEN).filter_map(|row| row.try_into().ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A network of one input with mean 0 and deviation 1 that is handed through by number 0, and
    /// one convolution that adds what stands `distance` blocks before.
    fn passing(distance: u8) -> Vec<u8> {
        let mut bytes = vec![1, 0, 1, distance, 0, 0, 0, 1];
        let mut table = |len: usize, ones: &[usize]| {
            bytes.extend(1f32.to_le_bytes());
            bytes.extend((0..len).map(|at| u8::from(ones.contains(&at))));
        };
        table(HIDDEN, &[0]);
        table(HIDDEN, &[]);
        table(TAPS * HIDDEN * HIDDEN, &[0]);
        table(HIDDEN, &[]);
        table(2 * HIDDEN * HIDDEN, &[]);
        table(HIDDEN * HIDDEN, &[0]);
        table(HIDDEN, &[]);
        table(HIDDEN, &[0]);
        table(1, &[]);
        bytes
    }

    fn scores(bytes: &[u8], values: &[u8]) -> Vec<i32> {
        let network = Network::read(&mut &*bytes).expect("well formed");
        let features = Matrix { values: values.to_vec(), width: 1 };
        let sums = network.scores(&features, &vec![1; values.len()]);
        sums.into_iter().map(|sum| sum / STEPS).collect()
    }

    #[test]
    fn a_block_knows_what_stands_before_it() {
        assert_eq!(scores(&passing(1), &[1, 0, 3, 2]), [1, 1, 3, 5]);
        assert_eq!(scores(&passing(2), &[1, 0, 3, 2]), [1, 0, 4, 2]);
        assert_eq!(scores(&passing(9), &[1, 0, 3, 2]), [1, 0, 3, 2], "nothing stands there");
    }

    #[test]
    fn what_is_the_same_in_all_rows_counts_in_each() {
        assert_eq!(scores(&passing(9), &[2, 2, 2]), [2, 2, 2]);
        assert_eq!(scores(&passing(9), &[100]), [4], "nothing is told as farther than that");
        assert_eq!(scores(&passing(9), &[]), [0; 0]);
    }

    #[test]
    fn all_blocks_learn_what_the_page_is_like() {
        let mut bytes = passing(9);
        // From the mean of number 0, and from the most of it.
        let summary = 8 + 2 * (4 + HIDDEN) + 4 + TAPS * HIDDEN * HIDDEN + 4 + HIDDEN + 4;
        bytes[summary] = 1;
        assert_eq!(scores(&bytes, &[0, 3, 3]), [1, 4, 4], "1.9995 of the mean");
        bytes[summary] = 0;
        bytes[summary + HIDDEN * HIDDEN] = 1;
        assert_eq!(scores(&bytes, &[0, 3, 2]), [3, 6, 5]);
    }

    #[test]
    fn damaged_networks_are_refused() {
        let bytes = passing(1);
        for cut in (0..bytes.len()).step_by(7) {
            assert!(Network::read(&mut &bytes[..cut]).is_none());
        }
    }

    #[test]
    fn sums_stay_within_bounds() {
        let mut bytes = passing(1);
        let at = bytes.len() - 5;
        bytes[at..at + 4].copy_from_slice(&f32::MAX.to_le_bytes());
        bytes[at + 4] = 127;
        let network = Network::read(&mut bytes.as_slice()).expect("well formed");
        let features = Matrix { values: vec![1, 2], width: 1 };
        assert_eq!(network.scores(&features, &[1, 1]), [16 * STEPS; 2]);
    }
}
