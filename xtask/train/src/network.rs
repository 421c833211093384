//! Teaches the network that reads a page's blocks as one sequence.
//!
//! Steepest descent with running means of slopes and of their squares (Kingma and Ba 2015, "Adam";
//! Loshchilov and Hutter 2019 for the weights that fade), rectified sums, parts left out at random
//! (Srivastava and others 2014, "Dropout"). Deterministic: everything random is seeded, sums are made
//! in one order, and no function of the system's mathematical library is asked.

mod shape;

use super::gbdt::random;
use shape::{Part, Shape};
use verbatim::extract::learning::{HIDDEN, Input, Matrix, Row, TAPS, summary};

/// How the network is taught.
#[derive(Clone, Debug)]
pub(crate) struct Lessons {
    /// How often all pages are seen.
    pub(crate) rounds: usize,
    /// The steepest step.
    pub(crate) rate: f32,
    /// Shares of the features of a page, and of the numbers inside, that are left out.
    pub(crate) without: [f32; 2],
    /// How far each convolution looks.
    pub(crate) distances: Vec<usize>,
    pub(crate) seed: u64,
}

/// A page to learn from.
pub(crate) struct Lesson<'a> {
    pub(crate) features: &'a Matrix,
    pub(crate) units: &'a [u32],
    pub(crate) labels: &'a [f32],
    pub(crate) weights: &'a [f32],
}

/// Weights are kept as whole numbers up to this, six bits: as eight they judge no better and pack
/// worse.
const LARGEST: f32 = 31.0;

/// So many blocks are looked at before the weights change.
const STEP: usize = 3_000;

/// Of longer pages a part of so many blocks is seen each time.
const LONGEST: usize = 1_024;

/// What a page weighs, about: slopes are in parts of it.
const PAGE: f32 = 60.0;

/// How much of its value a weight loses in a step, in parts of the rate.
const FADE: f32 = 0.01;

/// A network that learns.
pub(crate) struct Student {
    shape: Shape,
    inputs: Vec<Input>,
    /// The inputs' means and deviations, as they are stored.
    scales: Vec<[u16; 2]>,
    weights: Vec<f32>,
}

/// What a page's blocks come to inside, kept for the way back.
struct Thoughts {
    inputs: Vec<f32>,
    /// After the first layer, and after each convolution.
    rows: Vec<Vec<Row>>,
    /// What each convolution added, and what was left of it.
    added: Vec<Vec<Row>>,
    summary: [f32; 2 * HIDDEN],
    told: Row,
    end: Vec<Row>,
    last: Vec<Row>,
    sums: Vec<f32>,
}

/// Numbers that are left out: 0, or else what makes up for those.
struct Masks {
    inputs: Vec<f32>,
    added: Vec<Vec<Row>>,
    end: Vec<Row>,
}

/// Teaches a network and gives it as it is stored, see `Network::read`.
pub(crate) fn teach(lessons: &[Lesson<'_>], how: &Lessons) -> Vec<u8> {
    let mut seed = how.seed;
    let mut student = Student::new(scales(lessons), how.distances.clone(), &mut seed);
    let pages: Vec<usize> =
        (0..lessons.len()).filter(|&at| !lessons[at].labels.is_empty()).collect();
    let mut order = pages.clone();
    let batches = |order: &[usize]| {
        let (mut batches, mut blocks) = (vec![Vec::new()], 0);
        for &at in order {
            if blocks >= STEP {
                batches.push(Vec::new());
                blocks = 0;
            }
            batches.last_mut().expect("there is one").push(at);
            blocks += lessons[at].labels.len().min(LONGEST);
        }
        batches
    };
    let (mut means, mut squares) =
        (vec![0.0; student.weights.len()], vec![0.0; student.weights.len()]);
    let a_round = batches(&order).len();
    let all = (a_round * how.rounds) as f32;
    let mut step = 0;
    let (mut fade_means, mut fade_squares) = (1.0f32, 1.0f32);
    for _ in 0..how.rounds {
        for at in (1..order.len()).rev() {
            order.swap(at, (random(&mut seed) % (at as u64 + 1)) as usize);
        }
        for batch in batches(&order) {
            step += 1;
            let mut slopes = vec![0.0; student.weights.len()];
            for &page in &batch {
                student.learn(
                    &lessons[page],
                    how,
                    1.0 / batch.len() as f32,
                    &mut seed,
                    &mut slopes,
                );
            }
            let length = slopes.iter().map(|slope| slope * slope).sum::<f32>().sqrt();
            let shorter = if length > 1.0 { 1.0 / length } else { 1.0 };
            let rising = (step as f32 / a_round as f32).min(1.0);
            let rate = how.rate * rising * (1.0 - step as f32 / all).max(0.0);
            (fade_means, fade_squares) = (fade_means * 0.9, fade_squares * 0.999);
            let each = student.weights.iter_mut().zip(&slopes);
            for ((weight, slope), (mean, square)) in each.zip(means.iter_mut().zip(&mut squares)) {
                let slope = slope * shorter;
                *mean = 0.9 * *mean + 0.1 * slope;
                *square = 0.999 * *square + 0.001 * slope * slope;
                let (mean, square) = (*mean / (1.0 - fade_means), *square / (1.0 - fade_squares));
                *weight -= rate * (mean / (square.sqrt() + 1e-8) + FADE * *weight);
            }
        }
    }
    student.stored()
}

/// Means and deviations of the features over all blocks, in 256ths.
fn scales(lessons: &[Lesson<'_>]) -> Vec<[u16; 2]> {
    let width = lessons.iter().map(|lesson| lesson.features.width).max().unwrap_or(0);
    let mut sums = vec![(0u64, 0u64); width];
    let mut count = 0;
    for lesson in lessons {
        for row in (0..lesson.features.rows()).map(|index| lesson.features.row(index)) {
            count += 1;
            for (sum, &value) in sums.iter_mut().zip(row) {
                *sum = (sum.0 + u64::from(value), sum.1 + u64::from(value) * u64::from(value));
            }
        }
    }
    let of = |&(sum, squares): &(u64, u64)| {
        let mean = sum as f64 / f64::from(count.max(1));
        let deviation = (squares as f64 / f64::from(count.max(1)) - mean * mean).max(0.0).sqrt();
        [(mean * 256.0) as u16, (deviation * 256.0).max(1.0) as u16]
    };
    sums.iter().map(of).collect()
}

impl Student {
    fn new(scales: Vec<[u16; 2]>, distances: Vec<usize>, seed: &mut u64) -> Student {
        let inputs: Vec<Input> =
            scales.iter().map(|&[mean, deviation]| Input::new(mean, deviation)).collect();
        let shape = Shape { inputs: inputs.len(), distances };
        let mut weights = Vec::new();
        // About a normal distribution, with deviations as He and others (2015) have them for
        // rectified sums; what is added to what was there begins smaller.
        for part in shape.parts() {
            let deviation = match part {
                Part::First => (2.0 / inputs.len() as f32).sqrt(),
                Part::Convolution(_) => 0.5 * (2.0 / (TAPS * HIDDEN) as f32).sqrt(),
                Part::Summary => 0.5 * (1.0 / HIDDEN as f32).sqrt(),
                Part::Last => (2.0 / HIDDEN as f32).sqrt(),
                Part::Out => 0.3 * (2.0 / HIDDEN as f32).sqrt(),
                _ => 0.0,
            };
            let start = if matches!(part, Part::OutBias) { -1.5 } else { 0.0 };
            for _ in 0..shape.len(part) {
                let twelve: f32 = (0..12).map(|_| chance(seed)).sum();
                weights.push(start + deviation * (twelve - 6.0));
            }
        }
        Student { shape, inputs, scales, weights }
    }

    fn at(&self, part: Part) -> &[f32] {
        &self.weights[self.shape.range(part)]
    }

    /// Adds the slopes of one page.
    fn learn(
        &self,
        lesson: &Lesson<'_>,
        how: &Lessons,
        share: f32,
        seed: &mut u64,
        slopes: &mut [f32],
    ) {
        let all = lesson.labels.len();
        let start =
            if all > LONGEST { (random(seed) % (all - LONGEST + 1) as u64) as usize } else { 0 };
        let range = start..(start + LONGEST).min(all);
        let masks = self.masks(range.len(), how, seed);
        let thoughts = self.think(lesson, range.clone(), &masks);
        let judged = thoughts.sums.iter().zip(&lesson.labels[range.clone()]);
        let wrong: Vec<f32> = judged
            .zip(&lesson.weights[range.clone()])
            .map(|((&sum, label), weight)| (chance_of(sum) - label) * weight * share / PAGE)
            .collect();
        self.trace_back(&thoughts, &masks, &lesson.units[range], &wrong, slopes);
    }

    fn masks(&self, blocks: usize, how: &Lessons, seed: &mut u64) -> Masks {
        let [inputs, inside] = how.without;
        let mut one = |without: f32| {
            if chance(seed) < without { 0.0 } else { 1.0 / (1.0 - without) }
        };
        Masks {
            inputs: (0..self.inputs.len()).map(|_| one(inputs)).collect(),
            added: (0..self.shape.distances.len())
                .map(|_| (0..blocks).map(|_| std::array::from_fn(|_| one(inside))).collect())
                .collect(),
            end: (0..blocks).map(|_| std::array::from_fn(|_| one(inside))).collect(),
        }
    }

    fn think(&self, lesson: &Lesson<'_>, range: std::ops::Range<usize>, masks: &Masks) -> Thoughts {
        let units = &lesson.units[range.clone()];
        let mut inputs = Vec::with_capacity(range.len() * self.inputs.len());
        for index in range.clone() {
            let row = lesson.features.row(index).iter().zip(&self.inputs).zip(&masks.inputs);
            inputs.extend(row.map(|((&value, input), mask)| input.scaled(value) * mask));
        }
        let mut first = vec![bias(self.at(Part::FirstBias)); range.len()];
        for (row, values) in first.iter_mut().zip(inputs.chunks_exact(self.inputs.len())) {
            through(values, self.at(Part::First), row);
            *row = row.map(|one| one.max(0.0));
        }
        let (mut rows, mut all_added) = (vec![first], Vec::new());
        let (mut told, mut sum) = ([0.0; HIDDEN], [0.0; 2 * HIDDEN]);
        for (number, &distance) in self.shape.distances.iter().enumerate() {
            let before = rows.last().expect("there is one");
            let mut added = vec![bias(self.at(Part::ConvolutionBias(number))); before.len()];
            for (tap, weights) in taps(self.at(Part::Convolution(number))) {
                for (index, row) in added.iter_mut().enumerate() {
                    if let Some(from) = seen_from(before, index, tap, distance) {
                        through(&before[from], weights, row);
                    }
                }
            }
            let mut after = before.clone();
            for ((row, added), mask) in after.iter_mut().zip(&mut added).zip(&masks.added[number]) {
                for ((one, added), mask) in row.iter_mut().zip(added).zip(mask) {
                    *added = added.max(0.0) * mask;
                    *one += *added;
                }
            }
            if number == self.shape.distances.len() / 2 {
                sum = summary(&after, units);
                through(&sum, self.at(Part::Summary), &mut told);
                told = told.map(|one| one.max(0.0));
                for row in &mut after {
                    row.iter_mut().zip(told).for_each(|(one, told)| *one += told);
                }
            }
            all_added.push(added);
            rows.push(after);
        }
        let mut end = rows.last().expect("there is one").clone();
        let (mut last, mut sums) = (Vec::new(), Vec::new());
        for (row, mask) in end.iter_mut().zip(&masks.end) {
            row.iter_mut().zip(mask).for_each(|(one, mask)| *one *= mask);
            let mut behind = bias(self.at(Part::LastBias));
            through(row, self.at(Part::Last), &mut behind);
            let behind = behind.map(|one| one.max(0.0));
            let out = behind.iter().zip(self.at(Part::Out));
            sums.push(out.fold(self.at(Part::OutBias)[0], |sum, (one, weight)| sum + one * weight));
            last.push(behind);
        }
        Thoughts { inputs, rows, added: all_added, summary: sum, told, end, last, sums }
    }

    /// Adds to the slopes what each weight has to do with what was wrong.
    fn trace_back(
        &self,
        thoughts: &Thoughts,
        masks: &Masks,
        units: &[u32],
        wrong: &[f32],
        slopes: &mut [f32],
    ) {
        let place = |part| self.shape.range(part);
        let mut back = vec![[0.0; HIDDEN]; wrong.len()];
        for (index, &wrong) in wrong.iter().enumerate() {
            if wrong == 0.0 {
                continue;
            }
            let last = &thoughts.last[index];
            slopes[place(Part::OutBias)][0] += wrong;
            let mut behind = [0.0; HIDDEN];
            for (at, &weight) in self.at(Part::Out).iter().enumerate() {
                slopes[place(Part::Out)][at] += wrong * last[at];
                behind[at] = if last[at] > 0.0 { wrong * weight } else { 0.0 };
            }
            add(&mut slopes[place(Part::LastBias)], &behind, 1.0);
            blame(&thoughts.end[index], &behind, &mut slopes[place(Part::Last)]);
            hand_back(&behind, self.at(Part::Last), &mut back[index]);
            back[index].iter_mut().zip(&masks.end[index]).for_each(|(one, mask)| *one *= mask);
        }
        for (number, &distance) in self.shape.distances.iter().enumerate().rev() {
            if number == self.shape.distances.len() / 2 {
                self.trace_summary(thoughts, number, units, &mut back, slopes);
            }
            // What was added: it is rectified and partly left out, so that 0 has no slope.
            let mut behind = back.clone();
            for ((row, added), mask) in
                behind.iter_mut().zip(&thoughts.added[number]).zip(&masks.added[number])
            {
                for ((one, &added), mask) in row.iter_mut().zip(added).zip(mask) {
                    *one = if added > 0.0 { *one * mask } else { 0.0 };
                }
                add(&mut slopes[place(Part::ConvolutionBias(number))], row, 1.0);
            }
            let before = &thoughts.rows[number];
            for (tap, weights) in taps(self.at(Part::Convolution(number))) {
                let part = place(Part::Convolution(number)).start + tap * HIDDEN * HIDDEN;
                let part = &mut slopes[part..part + HIDDEN * HIDDEN];
                for (index, row) in behind.iter().enumerate() {
                    if let Some(from) = seen_from(before, index, tap, distance) {
                        blame(&before[from], row, part);
                        hand_back(row, weights, &mut back[from]);
                    }
                }
            }
        }
        for (row, kept) in back.iter_mut().zip(&thoughts.rows[0]) {
            row.iter_mut().zip(kept).for_each(|(one, &kept)| {
                if kept <= 0.0 {
                    *one = 0.0;
                }
            });
        }
        for (row, values) in back.iter().zip(thoughts.inputs.chunks_exact(self.inputs.len())) {
            add(&mut slopes[place(Part::FirstBias)], row, 1.0);
            blame(values, row, &mut slopes[place(Part::First)]);
        }
    }

    fn trace_summary(
        &self,
        thoughts: &Thoughts,
        number: usize,
        units: &[u32],
        back: &mut [Row],
        slopes: &mut [f32],
    ) {
        let mut behind = [0.0; HIDDEN];
        back.iter().for_each(|row| add(&mut behind, row, 1.0));
        behind.iter_mut().zip(thoughts.told).for_each(|(one, told)| {
            if told <= 0.0 {
                *one = 0.0;
            }
        });
        blame(&thoughts.summary, &behind, &mut slopes[self.shape.range(Part::Summary)]);
        let mut of_summary = [0.0; 2 * HIDDEN];
        hand_back(&behind, self.at(Part::Summary), &mut of_summary);
        let (mean, most) = of_summary.split_at(HIDDEN);
        let all: f32 = 0.001 + units.iter().map(|&units| (units as f32).sqrt()).sum::<f32>();
        // What the summary saw: without what it told.
        let saw =
            |index: usize, at: usize| thoughts.rows[number + 1][index][at] - thoughts.told[at];
        for at in 0..HIDDEN {
            let first_of =
                (0..back.len()).max_by(|&a, &b| saw(a, at).total_cmp(&saw(b, at)).then(b.cmp(&a)));
            for (index, (row, &units)) in back.iter_mut().zip(units).enumerate() {
                row[at] += mean[at] * (units as f32).sqrt() / all;
                if Some(index) == first_of && thoughts.summary[HIDDEN + at] > 0.0 {
                    row[at] += most[at];
                }
            }
        }
    }

    fn stored(&self) -> Vec<u8> {
        let mut bytes = (self.inputs.len() as u16).to_le_bytes().to_vec();
        bytes.push(self.shape.distances.len() as u8);
        bytes.extend(self.shape.distances.iter().map(|&distance| distance as u8));
        for of in 0..2 {
            for byte in 0..2 {
                bytes.extend(self.scales.iter().map(|scales| scales[of].to_le_bytes()[byte]));
            }
        }
        for part in self.shape.parts() {
            let weights = self.at(part);
            let most = weights.iter().fold(0.0f32, |most, weight| most.max(weight.abs()));
            let scale = most.max(1e-6) / LARGEST;
            bytes.extend(scale.to_le_bytes());
            bytes.extend(weights.iter().map(|weight| (weight / scale).round() as i8 as u8));
        }
        bytes
    }
}

/// From 0 to 1.
fn chance(seed: &mut u64) -> f32 {
    (random(seed) >> 40) as f32 / (1u64 << 24) as f32
}

/// Log odds as a probability; multiplications only, see the library's own.
fn chance_of(sum: f32) -> f32 {
    let mut power = 1.0 + sum.abs().min(20.0) / 256.0;
    for _ in 0..8 {
        power *= power;
    }
    let upper = power / (1.0 + power);
    if sum >= 0.0 { upper } else { 1.0 - upper }
}

fn bias(weights: &[f32]) -> Row {
    std::array::from_fn(|at| weights[at])
}

fn taps(weights: &[f32]) -> impl Iterator<Item = (usize, &[f32])> {
    weights.chunks_exact(HIDDEN * HIDDEN).enumerate()
}

/// The block that a convolution sees at `index` through one of its taps.
fn seen_from(rows: &[Row], index: usize, tap: usize, distance: usize) -> Option<usize> {
    (index + tap * distance).checked_sub(distance).filter(|&from| from < rows.len())
}

fn add(sum: &mut [f32], row: &Row, times: f32) {
    sum.iter_mut().zip(row).for_each(|(sum, one)| *sum += one * times);
}

/// Adds to `out` what comes out of a layer.
fn through(values: &[f32], weights: &[f32], out: &mut Row) {
    for (&one, weights) in values.iter().zip(weights.as_chunks::<HIDDEN>().0) {
        if one != 0.0 {
            add(out, weights, one);
        }
    }
}

/// Adds to a layer's slopes what it has to do with what was wrong behind it.
fn blame(values: &[f32], behind: &Row, slopes: &mut [f32]) {
    for (&one, slopes) in values.iter().zip(slopes.as_chunks_mut::<HIDDEN>().0) {
        if one != 0.0 {
            add(slopes, behind, one);
        }
    }
}

/// Adds to `back` what was wrong before a layer.
fn hand_back(behind: &Row, weights: &[f32], back: &mut [f32]) {
    const LANES: usize = 8;
    for (back, weights) in back.iter_mut().zip(weights.as_chunks::<HIDDEN>().0) {
        let mut sums = [0.0; LANES];
        for (one, weight) in
            behind.as_chunks::<LANES>().0.iter().zip(weights.as_chunks::<LANES>().0)
        {
            sums.iter_mut().zip(one.iter().zip(weight)).for_each(|(sum, (a, b))| *sum += a * b);
        }
        *back += sums.iter().sum::<f32>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_are_how_the_error_changes() {
        // Of each kind of weight some are moved a little: the error must change as the slope says.
        let width = 5;
        let mut seed = 3;
        let values: Vec<u8> = (0..40 * width).map(|_| (random(&mut seed) % 90) as u8).collect();
        let features = Matrix { values, width };
        let units: Vec<u32> = (0..40).map(|_| (random(&mut seed) % 60) as u32).collect();
        let labels: Vec<f32> = (0..40).map(|_| (random(&mut seed) % 2) as f32).collect();
        let weights: Vec<f32> = (0..40).map(|_| chance(&mut seed) * 20.0).collect();
        let lesson =
            Lesson { features: &features, units: &units, labels: &labels, weights: &weights };
        let how =
            Lessons { rounds: 1, rate: 0.01, without: [0.0, 0.0], distances: vec![1, 2], seed: 1 };
        let mut student =
            Student::new(scales(std::slice::from_ref(&lesson)), how.distances.clone(), &mut seed);
        let error = |student: &Student| {
            let masks = student.masks(40, &how, &mut 1);
            let thoughts = student.think(&lesson, 0..40, &masks);
            let each = thoughts.sums.iter().zip(&labels).zip(&weights);
            // The logistic loss itself, of which `chance_of` is nearly the slope.
            each.map(|((&sum, &label), &weight)| {
                f64::from(weight) * (f64::from(sum).exp().ln_1p() - f64::from(label * sum))
            })
            .sum::<f64>()
                / f64::from(PAGE)
        };
        let mut slopes = vec![0.0; student.weights.len()];
        student.learn(&lesson, &how, 1.0, &mut 1, &mut slopes);
        for part in student.shape.parts() {
            let range = student.shape.range(part);
            let steepest = range
                .clone()
                .max_by(|&a, &b| slopes[a].abs().total_cmp(&slopes[b].abs()))
                .expect("no table is empty");
            let before = student.weights[steepest];
            let moved = 0.002;
            student.weights[steepest] = before + moved;
            let higher = error(&student);
            student.weights[steepest] = before - moved;
            let lower = error(&student);
            student.weights[steepest] = before;
            let change = (higher - lower) / f64::from(2.0 * moved);
            let slope = f64::from(slopes[steepest]);
            assert!(
                (change - slope).abs() < 0.05 * slope.abs() + 1e-3,
                "table at {}: {change} is not {slope}",
                range.start
            );
        }
    }
}
