//! Unpacks LZMA: the compression that makes ten thousand styles fit in an extension.
//!
//! Raw LZMA as Igor Pavlov's specification describes it ("LZMA specification", 2015, public
//! domain), behind a five-byte header of our own: the properties byte and the unpacked size.
//! The output buffer is also the dictionary, which is all that blocks of some hundred kilobytes
//! need. A decoder of a library would bring streams, containers and checks that the package's own
//! hashes already give; this one adds about two kilobytes to the module.

/// Most that a header may announce. Blocks are 256 KB, the search index about one megabyte.
const MAX_UNPACKED: usize = 16 << 20;

const STATES: usize = 12;
const POSITION_STATES_MAX: usize = 16;
const LENGTH_STATES: usize = 4;
const END_POSITION_MODEL: usize = 14;
const FULL_DISTANCES: usize = 128;
const MATCH_MIN: usize = 2;
const PROBABILITY_BITS: u32 = 11;
const PROBABILITY_START: u16 = 1 << (PROBABILITY_BITS - 1);
const PROBABILITY_SHIFT: u32 = 5;
const TOP: u32 = 1 << 24;

/// Unpacks one packed piece. `None` when the data is cut short, damaged or announces more than
/// sixteen megabytes.
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (&properties, rest) = packed.split_first()?;
    let (size, stream) = rest.split_first_chunk::<4>()?;
    let size = u32::from_le_bytes(*size) as usize;
    if size > MAX_UNPACKED || properties >= 9 * 5 * 5 {
        return None;
    }
    let mut decoder = Decoder::new(properties, stream)?;
    let mut out = Vec::with_capacity(size);
    while out.len() < size {
        decoder.symbol(&mut out, size)?;
    }
    (!decoder.range.overrun).then_some(out)
}

/// The range decoder of section "Range Coder": a stream of bits, each with its own probability.
struct Range<'a> {
    stream: core::slice::Iter<'a, u8>,
    range: u32,
    code: u32,
    overrun: bool,
}

impl Range<'_> {
    fn next_byte(&mut self) -> u32 {
        match self.stream.next() {
            Some(&byte) => u32::from(byte),
            None => {
                self.overrun = true;
                0
            }
        }
    }

    fn normalize(&mut self) {
        if self.range < TOP {
            self.range <<= 8;
            self.code = (self.code << 8) | self.next_byte();
        }
    }

    fn bit(&mut self, probability: &mut u16) -> usize {
        let bound = (self.range >> PROBABILITY_BITS) * u32::from(*probability);
        let bit = if self.code < bound {
            *probability += ((1 << PROBABILITY_BITS) - *probability) >> PROBABILITY_SHIFT;
            self.range = bound;
            0
        } else {
            *probability -= *probability >> PROBABILITY_SHIFT;
            self.code -= bound;
            self.range -= bound;
            1
        };
        self.normalize();
        bit
    }

    /// Bits of even probability, most significant first.
    fn direct_bits(&mut self, count: u32) -> u32 {
        let mut value = 0;
        for _ in 0..count {
            self.range >>= 1;
            let one = self.code >= self.range;
            if one {
                self.code -= self.range;
            }
            value = (value << 1) | u32::from(one);
            self.normalize();
        }
        value
    }

    /// A number of `bits` bits through a binary tree of probabilities, most significant first.
    fn tree(&mut self, probabilities: &mut [u16], bits: u32) -> Option<usize> {
        let mut at = 1;
        for _ in 0..bits {
            at = (at << 1) | self.bit(probabilities.get_mut(at)?);
        }
        Some(at - (1 << bits))
    }

    /// The same, least significant bit first, from `start` on in a shared table.
    fn reverse_tree(&mut self, table: &mut [u16], start: usize, bits: u32) -> Option<u32> {
        let mut at = 1;
        let mut value = 0;
        for shift in 0..bits {
            let bit = self.bit(table.get_mut(start + at)?);
            at = (at << 1) | bit;
            value |= (bit as u32) << shift;
        }
        Some(value)
    }
}

/// Lengths of matches (section "Decoding of match lengths"): 2–9, 10–17 or 18–273.
struct Lengths {
    choice: [u16; 2],
    low: [[u16; 8]; POSITION_STATES_MAX],
    middle: [[u16; 8]; POSITION_STATES_MAX],
    high: [u16; 256],
}

impl Lengths {
    fn new() -> Self {
        Lengths {
            choice: [PROBABILITY_START; 2],
            low: [[PROBABILITY_START; 8]; POSITION_STATES_MAX],
            middle: [[PROBABILITY_START; 8]; POSITION_STATES_MAX],
            high: [PROBABILITY_START; 256],
        }
    }

    fn next(&mut self, range: &mut Range, position_state: usize) -> Option<usize> {
        if range.bit(&mut self.choice[0]) == 0 {
            return range.tree(self.low.get_mut(position_state)?, 3);
        }
        if range.bit(&mut self.choice[1]) == 0 {
            return Some(8 + range.tree(self.middle.get_mut(position_state)?, 3)?);
        }
        Some(16 + range.tree(&mut self.high, 8)?)
    }
}

struct Decoder<'a> {
    range: Range<'a>,
    literal_context_bits: u32,
    literal_position_mask: usize,
    position_mask: usize,
    state: usize,
    /// The last four distances, each less one.
    distances: [usize; 4],
    literals: Vec<u16>,
    is_match: [[u16; POSITION_STATES_MAX]; STATES],
    is_repeat: [u16; STATES],
    is_repeat_0: [u16; STATES],
    is_repeat_1: [u16; STATES],
    is_repeat_2: [u16; STATES],
    is_short_repeat: [[u16; POSITION_STATES_MAX]; STATES],
    slots: [[u16; 64]; LENGTH_STATES],
    special_distances: [u16; 1 + FULL_DISTANCES - END_POSITION_MODEL],
    align: [u16; 16],
    match_lengths: Lengths,
    repeat_lengths: Lengths,
}

impl<'a> Decoder<'a> {
    fn new(properties: u8, stream: &'a [u8]) -> Option<Self> {
        let literal_context_bits = u32::from(properties % 9);
        let literal_position_bits = u32::from(properties / 9 % 5);
        let position_bits = u32::from(properties / 45);
        let (&first, stream) = stream.split_first()?;
        let (code, stream) = stream.split_first_chunk::<4>()?;
        if first != 0 {
            return None;
        }
        Some(Decoder {
            range: Range {
                stream: stream.iter(),
                range: u32::MAX,
                code: u32::from_be_bytes(*code),
                overrun: false,
            },
            literal_context_bits,
            literal_position_mask: (1 << literal_position_bits) - 1,
            position_mask: (1 << position_bits) - 1,
            state: 0,
            distances: [0; 4],
            literals: vec![
                PROBABILITY_START;
                0x300 << (literal_context_bits + literal_position_bits)
            ],
            is_match: [[PROBABILITY_START; POSITION_STATES_MAX]; STATES],
            is_repeat: [PROBABILITY_START; STATES],
            is_repeat_0: [PROBABILITY_START; STATES],
            is_repeat_1: [PROBABILITY_START; STATES],
            is_repeat_2: [PROBABILITY_START; STATES],
            is_short_repeat: [[PROBABILITY_START; POSITION_STATES_MAX]; STATES],
            slots: [[PROBABILITY_START; 64]; LENGTH_STATES],
            special_distances: [PROBABILITY_START; 1 + FULL_DISTANCES - END_POSITION_MODEL],
            align: [PROBABILITY_START; 16],
            match_lengths: Lengths::new(),
            repeat_lengths: Lengths::new(),
        })
    }

    /// Decodes one literal or match. `None` when the data is damaged.
    fn symbol(&mut self, out: &mut Vec<u8>, size: usize) -> Option<()> {
        if self.range.overrun {
            return None;
        }
        let position_state = out.len() & self.position_mask;
        let state = self.state;
        if self.range.bit(&mut self.is_match[state][position_state]) == 0 {
            return self.literal(out);
        }
        let length = if self.range.bit(&mut self.is_repeat[state]) == 0 {
            self.distances.rotate_right(1);
            let length = self.match_lengths.next(&mut self.range, position_state)?;
            self.state = if state < 7 { 7 } else { 10 };
            self.distances[0] = self.distance(length)?;
            length
        } else {
            if self.range.bit(&mut self.is_repeat_0[state]) == 0 {
                if self.range.bit(&mut self.is_short_repeat[state][position_state]) == 0 {
                    self.state = if state < 7 { 9 } else { 11 };
                    return self.copy(out, 1, size);
                }
            } else if self.range.bit(&mut self.is_repeat_1[state]) == 0 {
                self.distances.swap(0, 1);
            } else if self.range.bit(&mut self.is_repeat_2[state]) == 0 {
                self.distances[..3].rotate_right(1);
            } else {
                self.distances.rotate_right(1);
            }
            self.state = if state < 7 { 8 } else { 11 };
            self.repeat_lengths.next(&mut self.range, position_state)?
        };
        self.copy(out, length + MATCH_MIN, size)
    }

    /// A byte of its own, predicted by the byte before it and, after a match, by the byte that
    /// the match would have gone on with.
    fn literal(&mut self, out: &mut Vec<u8>) -> Option<()> {
        let previous = usize::from(out.last().copied().unwrap_or(0));
        let context = ((out.len() & self.literal_position_mask) << self.literal_context_bits)
            + (previous >> (8 - self.literal_context_bits));
        let table = self.literals.get_mut(0x300 * context..)?;
        let mut symbol = 1;
        if self.state >= 7 {
            let back = out.len().checked_sub(self.distances[0] + 1)?;
            let mut matched = usize::from(*out.get(back)?);
            while symbol < 0x100 {
                let matched_bit = matched >> 7 & 1;
                matched <<= 1;
                let at = ((1 + matched_bit) << 8) + symbol;
                let bit = self.range.bit(table.get_mut(at)?);
                symbol = (symbol << 1) | bit;
                if matched_bit != bit {
                    break;
                }
            }
        }
        while symbol < 0x100 {
            symbol = (symbol << 1) | self.range.bit(table.get_mut(symbol)?);
        }
        out.push((symbol & 0xff) as u8);
        self.state = match self.state {
            0..4 => 0,
            4..10 => self.state - 3,
            _ => self.state - 6,
        };
        Some(())
    }

    /// The distance of a match, less one (section "Decoding of match distances").
    fn distance(&mut self, length: usize) -> Option<usize> {
        let slots = &mut self.slots[length.min(LENGTH_STATES - 1)];
        let slot = self.range.tree(slots, 6)?;
        if slot < 4 {
            return Some(slot);
        }
        let direct = (slot >> 1) as u32 - 1;
        let base = (2 | (slot as u32 & 1)) << direct;
        let low = if slot < END_POSITION_MODEL {
            let start = base as usize - slot;
            self.range.reverse_tree(&mut self.special_distances, start, direct)?
        } else {
            let high = self.range.direct_bits(direct - 4) << 4;
            high + self.range.reverse_tree(&mut self.align, 0, 4)?
        };
        usize::try_from(base.checked_add(low)?).ok()
    }

    fn copy(&self, out: &mut Vec<u8>, length: usize, size: usize) -> Option<()> {
        let from = out.len().checked_sub(self.distances[0].checked_add(1)?)?;
        for at in from..from + length.min(size - out.len()) {
            out.push(*out.get(at)?);
        }
        Some(())
    }
}
