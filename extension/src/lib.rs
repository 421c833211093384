//! The browser side of Verbatim: the only place that knows a browser exists.
