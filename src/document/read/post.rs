//! What one person wrote in a thread, with author and time.

use super::super::{Block, Post};
use super::part::{Part, blocks_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, Tree, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    let tree = reader.tree;
    if !matches!(
        name,
        names::DIV | names::ARTICLE | names::LI | names::SECTION | names::TABLE | names::TR
    ) || !is_post(tree, id)
        || !reader.may_scan(id)
    {
        return None;
    }
    // A post of the thread, not the box around all of them: author and time come first.
    let mut author = None;
    let mut time = None;
    let mut length = 0;
    let mut next = NodeId(id.0 + 1);
    while next < tree.end(id) && length < 80 {
        let here = next;
        next = NodeId(here.0 + 1);
        if tree.element(here).is_some() {
            let slot = if is_author(tree, here) {
                &mut author
            } else if is_time(tree, here) {
                &mut time
            } else {
                continue;
            };
            let text = reader.kept_text(here);
            if slot.is_none() && !text.is_empty() && text.chars().count() <= 60 {
                *slot = Some((here, text));
                next = tree.end(here);
            }
        } else if reader.keep.contains(here) {
            length += tree.text(here).map_or(0, |text| text.trim().len());
        }
    }
    let (author, name_text) = author?;
    let mut post = Post { author: name_text, ..Post::default() };
    reader.take(author);
    reader.heads.push((id, author));
    if let Some((time, text)) = time {
        // Said in the page's order, or not said twice.
        if time > author {
            reader.take(time);
            reader.heads.push((id, time));
            post.time = text;
        }
    }
    reader.enter(id, move |_, parts| {
        post.blocks = blocks_of(parts);
        vec![Part::Block(Block::Post(post))]
    });
    Some(Step::Into)
}

fn is_post(tree: &Tree, id: NodeId) -> bool {
    let typed = tree.attribute(id, names::ITEMTYPE).is_some_and(|kind| {
        let kind = kind.trim().trim_end_matches('/');
        ["/Comment", "/Answer", "/Question", "/DiscussionForumPosting", "/UserComments"]
            .iter()
            .any(|name| kind.ends_with(name))
    });
    typed
        || tree.classes(id).any(|class| {
            matches!(
                class.to_ascii_lowercase().as_str(),
                "comment"
                    | "forum-post"
                    | "topic-post"
                    | "message"
                    | "reply"
                    | "postbit"
                    | "post-container"
                    | "forumpost"
                    | "thread-post"
            )
        })
}

fn is_author(tree: &Tree, id: NodeId) -> bool {
    tree.attribute(id, names::ITEMPROP) == Some("author")
        || tree.classes(id).any(|class| {
            matches!(
                class.to_ascii_lowercase().as_str(),
                "author"
                    | "username"
                    | "user-name"
                    | "post-author"
                    | "comment-author"
                    | "poster"
                    | "nickname"
                    | "message-name"
                    | "comment__author"
                    | "fn"
            )
        })
}

fn is_time(tree: &Tree, id: NodeId) -> bool {
    tree.is(id, names::TIME)
        || tree.classes(id).any(|class| {
            matches!(
                class.to_ascii_lowercase().as_str(),
                "date"
                    | "time"
                    | "timestamp"
                    | "post-date"
                    | "comment-date"
                    | "post-time"
                    | "relative-date"
                    | "comment-time"
            )
        })
}
