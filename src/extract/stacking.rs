//! What the network is told besides the features: how the forest judged the blocks around.

use super::features::{Context, Matrix, log, near, share, units};
use super::model::{STEPS, probability};

/// A block's first judgement.
#[derive(Clone, Copy, Debug, Default)]
struct Judged {
    units: u32,
    /// Expected units of the article, in 1024ths.
    expected: u32,
}

/// Judgements summed from the page's beginning.
struct Expected(Vec<(u32, u64)>);

impl Expected {
    fn of(judged: &[Judged]) -> Expected {
        let mut so_far = (0, 0);
        let mut sums = vec![so_far];
        for one in judged {
            so_far = (so_far.0 + one.units, so_far.1 + u64::from(one.expected));
            sums.push(so_far);
        }
        Expected(sums)
    }

    fn range(&self, range: std::ops::Range<usize>) -> (u32, u32) {
        let last = self.0.len() - 1;
        let at = |n: usize| self.0.get(n.min(last)).copied().unwrap_or_default();
        let (from, to) = (at(range.start), at(range.end.max(range.start)));
        (to.0 - from.0, ((to.1 - from.1) / 1024) as u32)
    }
}

/// Adds to each row of features what the forest's sums say, and those of the forests for kinds of
/// pages.
pub(crate) fn with_judgements(
    context: &Context,
    features: &Matrix,
    sums: &[i32],
    kinds: &[i32],
) -> Matrix {
    let list = &context.blocks.list;
    let judged: Vec<Judged> = list
        .iter()
        .zip(sums)
        .map(|(block, &sum)| {
            // A short block counts a little more than its few words.
            let units = units(block) + 1;
            Judged { units, expected: units * probability(sum) }
        })
        .collect();
    let expected = Expected::of(&judged);
    let alike = of_kinds(context, &judged);
    let positions: Vec<usize> =
        sums.iter().enumerate().filter(|&(_, &sum)| sum > 0).map(|(index, _)| index).collect();
    let most = level(sums.iter().copied().max().unwrap_or(0));
    let mut values = Vec::with_capacity(features.values.len() + list.len() * 64);
    for index in 0..list.len() {
        values.extend_from_slice(features.row(index));
        neighbours(sums, index, &mut values);
        windows(&expected, index, list.len(), &mut values);
        containers(context, &expected, &judged, index, &mut values);
        let (units, of_kind) = alike[context.repetition.kind_of[index] as usize];
        values.push(ratio(of_kind, units));
        values.push(log(units));
        item(context, &expected, index, &mut values);
        page(&expected, &positions, most, index, list.len(), &mut values);
        values.extend(kinds.iter().map(|&sum| level(sum)));
    }
    let width = values.len().checked_div(list.len()).unwrap_or(0);
    Matrix { values, width }
}

/// Log odds in eighths from −3.75 to 3.75, as 0 to 60.
fn level(sum: i32) -> u8 {
    (sum / (STEPS / 8) + 30).clamp(0, 60) as u8
}

fn ratio(expected: u32, units: u32) -> u8 {
    share(expected, units.max(1))
}

fn neighbours(sums: &[i32], index: usize, out: &mut Vec<u8>) {
    out.push((sums[index] / (STEPS / 12) + 60).clamp(0, 120) as u8);
    for offset in [-5isize, -4, -3, -2, -1, 1, 2, 3, 4, 5] {
        let sum = index.checked_add_signed(offset).and_then(|at| sums.get(at));
        out.push(sum.map_or(0, |&sum| level(sum) + 1));
    }
}

fn windows(expected: &Expected, index: usize, count: usize, out: &mut Vec<u8>) {
    for window in [3, 8, 20, 60] {
        let (units, likely) = expected.range(index.saturating_sub(window)..index);
        out.extend([ratio(likely, units), log(likely)]);
        let (units, likely) = expected.range(index + 1..(index + 1 + window).min(count));
        out.extend([ratio(likely, units), log(likely)]);
    }
    let (units, likely) = expected.range(0..index);
    out.extend([ratio(likely, units), log(likely)]);
    let (units, likely) = expected.range(index + 1..count);
    out.extend([ratio(likely, units), log(likely)]);
}

fn containers(
    context: &Context,
    expected: &Expected,
    judged: &[Judged],
    index: usize,
    out: &mut Vec<u8>,
) {
    let own = judged[index];
    let mut around = context.containers.around(context.blocks.list[index].element);
    let all = expected.range(0..judged.len()).1;
    for _ in 0..super::features::LEVELS {
        let range = around.next().map_or(0..judged.len(), |container| {
            context.blocks.inside(&context.page.tree, container)
        });
        let (units, likely) = expected.range(range);
        // Without the block itself: the others' judgement.
        let others = likely.saturating_sub(own.expected / 1024);
        out.extend([ratio(others, units.saturating_sub(own.units)), share(likely, all)]);
    }
}

fn of_kinds(context: &Context, judged: &[Judged]) -> Vec<(u32, u32)> {
    let kinds = context.repetition.kind_of.iter().max().map_or(0, |&most| most as usize + 1);
    let mut sums = vec![(0u32, 0u64); kinds];
    for (&kind, one) in context.repetition.kind_of.iter().zip(judged) {
        let sum = &mut sums[kind as usize];
        *sum = (sum.0 + one.units, sum.1 + u64::from(one.expected));
    }
    sums.into_iter().map(|(units, expected)| (units, (expected / 1024) as u32)).collect()
}

fn item(context: &Context, expected: &Expected, index: usize, out: &mut Vec<u8>) {
    let range = context
        .repetition
        .large_item(index)
        .map_or(0..0, |item| context.blocks.inside(&context.page.tree, item.element));
    let (units, likely) = expected.range(range.clone());
    out.extend([ratio(likely, units), log(likely)]);
    // The item and those beside it, as far as they are near.
    let length = range.len();
    let wide = range.start.saturating_sub(3 * length)..range.end + 3 * length;
    let (units, likely) = expected.range(wide);
    out.extend([ratio(likely, units), log(likely)]);
}

fn page(
    expected: &Expected,
    positions: &[usize],
    most: u8,
    index: usize,
    count: usize,
    out: &mut Vec<u8>,
) {
    let (units, likely) = expected.range(0..count);
    out.extend([ratio(likely, units), log(likely), log(positions.len() as u32)]);
    let place = positions.partition_point(|&at| at < index);
    let before = place.checked_sub(1).and_then(|place| positions.get(place));
    let after = positions.get(place + usize::from(positions.get(place) == Some(&index)));
    out.push(near(before.map(|at| index - at)));
    out.push(near(after.map(|at| at - index)));
    let first = positions.first().is_some_and(|&first| index < first);
    let last = positions.last().is_some_and(|&last| index > last);
    out.push(u8::from(first) + 2 * u8::from(last));
    let gap = match (before, after) {
        (Some(&before), Some(&after)) => expected.range(before + 1..after).0,
        _ => 0,
    };
    out.push(log(gap));
    out.push(share(place as u32, positions.len() as u32));
    out.push(most);
}
