//! What makes no sense, refused at the token that is wrong.

use syn::Result;

use crate::ast::Input;
use crate::constraint::Standing;
use crate::mistakes::Mistakes;

/// Every mistake at once.
pub(crate) fn check(input: &Input<'_>) -> Result<()> {
    let mut mistakes = Mistakes::default();
    for part in input.parts() {
        for (member, rules) in part.fields() {
            let standing = Standing {
                rules,
                shape: &member.shape,
                members: &part.members,
                is_entry: false,
            };
            rules.valid(&standing, &mut mistakes);
        }
        for group in &part.groups {
            group.valid(&part.members, &mut mistakes);
        }
    }
    mistakes.into_result()
}
