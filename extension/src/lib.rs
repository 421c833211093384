//! The browser side of Verbatim.
