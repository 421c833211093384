//! Gradient-boosted trees over features of one byte: histograms, best-first growth, logistic loss.
//!
//! (Friedman 2001, "Greedy function approximation"; leaf-wise growth and histogram subtraction as
//! LightGBM made them known, Ke and others 2017.) Deterministic: sampling is seeded, sums
//! are made in the order of the rows.

/// How a forest is grown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    pub(crate) leaves: usize,
    pub(crate) rate: f32,
    /// Least weight of rows in a leaf.
    pub(crate) least: f32,
    pub(crate) lambda: f32,
    /// Share of the features that each tree may use.
    pub(crate) features: f32,
    /// Share of the rows, those with the steepest slopes, that each tree sees; of the others it
    /// sees half that share.
    pub(crate) rows: f32,
    pub(crate) seed: u64,
}

/// Rows to learn from, by column.
pub(crate) struct Table {
    pub(crate) columns: Vec<Vec<u8>>,
    pub(crate) labels: Vec<f32>,
    pub(crate) weights: Vec<f32>,
    /// Which columns are 0 in nearly all rows.
    sparse: Vec<bool>,
}

impl Table {
    pub(crate) fn new(columns: Vec<Vec<u8>>, labels: Vec<f32>, weights: Vec<f32>) -> Table {
        let sparse = columns
            .iter()
            .map(|column| column.iter().filter(|&&value| value != 0).count() * 8 < column.len())
            .collect();
        Table { columns, labels, weights, sparse }
    }
}

/// A grown tree; branches as the stored form has them.
#[derive(Default, Clone)]
pub(crate) struct Tree {
    forks: Vec<(u16, u8, u8, u8)>,
    leaves: Vec<f32>,
    gains: Vec<f32>,
}

/// A grown forest.
#[derive(Default, Clone)]
pub(crate) struct Forest {
    base: f32,
    trees: Vec<Tree>,
}

const BINS: usize = 128;
const LEAF: u8 = 0x80;

type Histogram = Vec<[f32; 2]>;

struct Candidate {
    gain: f32,
    feature: usize,
    limit: u8,
}

struct Growing {
    rows: Vec<u32>,
    histogram: Histogram,
    sums: [f64; 2],
    best: Option<Candidate>,
    /// The fork above and whether this is its right branch.
    above: Option<(usize, bool)>,
}

pub(crate) fn random(seed: &mut u64) -> u64 {
    // SplitMix64 (Steele, Lea and Flood 2014).
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn chance(seed: &mut u64) -> f32 {
    (random(seed) >> 40) as f32 / (1u64 << 24) as f32
}

pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// Grows a forest on the given rows of a table.
pub(crate) fn grow(table: &Table, rows: &[u32], growth: &Growth) -> Forest {
    let mut seed = growth.seed;
    let total: f64 = rows.iter().map(|&row| f64::from(table.weights[row as usize])).sum();
    let positive: f64 = rows
        .iter()
        .map(|&row| f64::from(table.weights[row as usize] * table.labels[row as usize]))
        .sum();
    let mean = (positive / total.max(1e-9)).clamp(1e-4, 1.0 - 1e-4);
    let mut forest = Forest { base: (mean / (1.0 - mean)).ln() as f32, trees: Vec::new() };
    let mut scores = vec![forest.base; table.labels.len()];
    let mut slopes = vec![[0f32; 2]; table.labels.len()];
    for _ in 0..growth.trees {
        for &row in rows {
            let row = row as usize;
            let p = sigmoid(scores[row]);
            let weight = table.weights[row];
            slopes[row] = [weight * (p - table.labels[row]), weight * (p * (1.0 - p)).max(1e-6)];
        }
        let bag = bag(rows, &mut slopes, growth, &mut seed);
        let features: Vec<usize> =
            (0..table.columns.len()).filter(|_| chance(&mut seed) < growth.features).collect();
        let tree = grow_tree(table, bag, &features, &slopes, growth);
        for &row in rows {
            scores[row as usize] += tree.predict(|f| table.columns[f][row as usize]);
        }
        forest.trees.push(tree);
    }
    forest
}

/// The rows a tree sees: those with the steepest slopes, and a sample of the others that stands
/// for all of them (LightGBM's gradient-based one-side sampling).
fn bag(rows: &[u32], slopes: &mut [[f32; 2]], growth: &Growth, seed: &mut u64) -> Vec<u32> {
    let mut steepness: Vec<f32> = rows.iter().map(|&row| slopes[row as usize][0].abs()).collect();
    let top = ((rows.len() as f32 * growth.rows) as usize).min(rows.len().saturating_sub(1));
    let limit = match steepness.len() {
        0 => return Vec::new(),
        _ => *steepness.select_nth_unstable_by(top, |a, b| b.total_cmp(a)).1,
    };
    let share = growth.rows / 2.0;
    let mut bag = Vec::new();
    for &row in rows {
        let slope = &mut slopes[row as usize];
        if slope[0].abs() > limit {
            bag.push(row);
        } else if chance(seed) < share {
            *slope = [slope[0] / share, slope[1] / share];
            bag.push(row);
        }
    }
    bag
}

fn grow_tree(
    table: &Table,
    bag: Vec<u32>,
    features: &[usize],
    slopes: &[[f32; 2]],
    growth: &Growth,
) -> Tree {
    let mut tree = Tree::default();
    let mut open = vec![root(table, bag, features, slopes, growth)];
    let mut closed: Vec<Growing> = Vec::new();
    while open.len() + closed.len() < growth.leaves {
        let best = open
            .iter()
            .enumerate()
            .filter_map(|(at, node)| node.best.as_ref().map(|best| (at, best.gain)))
            .fold(None::<(usize, f32)>, |best, one| match best {
                Some(best) if best.1 >= one.1 => Some(best),
                _ => Some(one),
            });
        let Some((at, _)) = best else { break };
        let node = open.swap_remove(at);
        let Some(split) = &node.best else {
            closed.push(node);
            continue;
        };
        let fork = tree.forks.len();
        tree.forks.push((split.feature as u16, split.limit, 0, 0));
        tree.gains.push(split.gain);
        if let Some((above, right)) = node.above {
            let above = &mut tree.forks[above];
            *(if right { &mut above.3 } else { &mut above.2 }) = fork as u8;
        }
        let column = &table.columns[split.feature];
        let (left, right): (Vec<u32>, Vec<u32>) =
            node.rows.iter().partition(|&&row| column[row as usize] <= split.limit);
        let left_smaller = left.len() < right.len();
        let (small, large) = if left_smaller { (left, right) } else { (right, left) };
        let small_histogram = histogram(table, &small, features, slopes);
        let mut large_histogram = node.histogram;
        for (own, other) in large_histogram.iter_mut().zip(&small_histogram) {
            own[0] -= other[0];
            own[1] -= other[1];
        }
        for (rows, histogram, right) in
            [(small, small_histogram, !left_smaller), (large, large_histogram, left_smaller)]
        {
            let sums = sums(&rows, slopes);
            let best = best_split(&histogram, features, sums, growth);
            open.push(Growing { rows, histogram, sums, best, above: Some((fork, right)) });
        }
    }
    for node in closed.into_iter().chain(open) {
        let leaf = tree.leaves.len() as u8 | LEAF;
        let value = -node.sums[0] / (node.sums[1] + f64::from(growth.lambda));
        tree.leaves.push((value as f32).clamp(-4.0, 4.0) * growth.rate);
        if let Some((above, right)) = node.above {
            let above = &mut tree.forks[above];
            *(if right { &mut above.3 } else { &mut above.2 }) = leaf;
        }
    }
    tree
}

fn root(
    table: &Table,
    rows: Vec<u32>,
    features: &[usize],
    slopes: &[[f32; 2]],
    growth: &Growth,
) -> Growing {
    let histogram = histogram(table, &rows, features, slopes);
    let sums = sums(&rows, slopes);
    let best = best_split(&histogram, features, sums, growth);
    Growing { rows, histogram, sums, best, above: None }
}

fn sums(rows: &[u32], slopes: &[[f32; 2]]) -> [f64; 2] {
    rows.iter().fold([0.0; 2], |sums, &row| {
        let slope = slopes[row as usize];
        [sums[0] + f64::from(slope[0]), sums[1] + f64::from(slope[1])]
    })
}

fn histogram(table: &Table, rows: &[u32], features: &[usize], slopes: &[[f32; 2]]) -> Histogram {
    let gathered: Vec<[f32; 2]> = rows.iter().map(|&row| slopes[row as usize]).collect();
    let all_rows = gathered.iter().fold([0.0f64; 2], |sums, slope| {
        [sums[0] + f64::from(slope[0]), sums[1] + f64::from(slope[1])]
    });
    let one = |feature: usize, bins: &mut [[f32; 2]; BINS]| {
        let column = &table.columns[feature];
        if !table.sparse[feature] {
            for (&row, slope) in rows.iter().zip(&gathered) {
                let bin = &mut bins[usize::from(column[row as usize]) & (BINS - 1)];
                bin[0] += slope[0];
                bin[1] += slope[1];
            }
            return;
        }
        // Nearly all rows fall into the first bin, each waiting for the one before: it is what
        // the others leave.
        for (&row, slope) in rows.iter().zip(&gathered) {
            let value = usize::from(column[row as usize]) & (BINS - 1);
            if value != 0 {
                let bin = &mut bins[value];
                bin[0] += slope[0];
                bin[1] += slope[1];
            }
        }
        let rest = bins
            .iter()
            .fold(all_rows, |rest, bin| [rest[0] - f64::from(bin[0]), rest[1] - f64::from(bin[1])]);
        bins[0] = [rest[0] as f32, rest[1].max(0.0) as f32];
    };
    let mut all = vec![[0f32; 2]; features.len() * BINS];
    let (bins, _) = all.as_chunks_mut::<BINS>();
    for (&feature, bins) in features.iter().zip(bins) {
        one(feature, bins);
    }
    all
}

fn best_split(
    histogram: &[[f32; 2]],
    features: &[usize],
    sums: [f64; 2],
    growth: &Growth,
) -> Option<Candidate> {
    let lambda = f64::from(growth.lambda);
    let score = |g: f64, h: f64| g * g / (h + lambda);
    let whole = score(sums[0], sums[1]);
    let mut best: Option<Candidate> = None;
    for (&feature, bins) in features.iter().zip(histogram.chunks(BINS)) {
        let (mut g, mut h) = (0.0f64, 0.0f64);
        for (limit, bin) in bins.iter().enumerate().take(BINS - 1) {
            if bin[1] <= 0.0 {
                continue;
            }
            g += f64::from(bin[0]);
            h += f64::from(bin[1]);
            if h < f64::from(growth.least) || sums[1] - h < f64::from(growth.least) {
                continue;
            }
            let gain = (score(g, h) + score(sums[0] - g, sums[1] - h) - whole) as f32;
            if gain > 1e-4 && best.as_ref().is_none_or(|best| gain > best.gain) {
                best = Some(Candidate { gain, feature, limit: limit as u8 });
            }
        }
    }
    best
}

impl Tree {
    fn predict(&self, value: impl Fn(usize) -> u8) -> f32 {
        let mut branch = if self.forks.is_empty() { LEAF } else { 0 };
        while branch & LEAF == 0 {
            let (feature, limit, left, right) = self.forks[usize::from(branch)];
            branch = if value(usize::from(feature)) <= limit { left } else { right };
        }
        self.leaves[usize::from(branch & !LEAF)]
    }
}

impl Forest {
    /// The stored form that `verbatim` reads.
    pub(crate) fn write(&self, steps: i32, out: &mut Vec<u8>) {
        let fixed = |value: f32| (value * steps as f32).round();
        out.extend((self.trees.len() as u16).to_le_bytes());
        out.extend((fixed(self.base) as i32).to_le_bytes());
        out.extend(self.trees.iter().map(|tree| tree.forks.len() as u8));
        let mut order = Order::default();
        for tree in &self.trees {
            order.add(tree, if tree.forks.is_empty() { LEAF } else { 0 });
        }
        out.extend(order.forks.iter().map(|fork| fork.left));
        for byte in 0..2 {
            out.extend(order.forks.iter().map(|fork| fork.feature.to_le_bytes()[byte]));
        }
        out.extend(order.forks.iter().map(|fork| fork.limit));
        let leaf = |leaf: f32| fixed(leaf).clamp(-32_000.0, 32_000.0) as i16;
        for byte in 0..2 {
            out.extend(order.leaves.iter().map(|&value| leaf(value).to_le_bytes()[byte]));
        }
    }

    /// How much each feature gained, summed over all forks.
    pub(crate) fn gains(&self, features: usize) -> Vec<f32> {
        let mut gains = vec![0.0; features];
        for tree in &self.trees {
            for (fork, gain) in tree.forks.iter().zip(&tree.gains) {
                gains[usize::from(fork.0)] += gain;
            }
        }
        gains
    }
}

/// Forks and leaves in the order in which they are stored.
#[derive(Default)]
struct Order {
    forks: Vec<Stored>,
    leaves: Vec<f32>,
}

struct Stored {
    /// How many forks the left branch has.
    left: u8,
    feature: u16,
    limit: u8,
}

impl Order {
    /// Adds a branch; gives how many forks it has. (No tree is deeper than it has forks, 31.)
    fn add(&mut self, tree: &Tree, branch: u8) -> u8 {
        if branch & LEAF != 0 {
            self.leaves.push(tree.leaves[usize::from(branch & !LEAF)]);
            return 0;
        }
        let (feature, limit, left, right) = tree.forks[usize::from(branch)];
        let at = self.forks.len();
        self.forks.push(Stored { left: 0, feature, limit });
        let left = self.add(tree, left);
        self.forks[at].left = left;
        1 + left + self.add(tree, right)
    }
}
