//! `cargo xtask generate`: the crate from the spec.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anstyle::{AnsiColor, Style};
use antom_codegen::emit;
use antom_codegen::output::{self, Action, Generator, Plan, Stamp};

use crate::failure::fail;
use crate::{findings, text_diff, workspace};

/// Generate the crate from the spec
///
/// Writes only what changed and removes what is stale. A file that does not say in its first lines that it was generated
/// is never overwritten or removed. When neither the spec nor the crate nor this program has changed since the last run, as a
/// note in the target folder tells, that is all it does; --check and --verbose compare everything. Exits with 0 when the crate is up to date afterwards, 1 when the spec is wrong or,
/// with --check, the crate is stale, 2 when the disk or the arguments are wrong.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask generate\n  cargo xtask generate --check\n  cargo xtask generate --verbose"
)]
pub(crate) struct Arguments {
    /// Write nothing; show what is stale and exit with 1 if anything is
    #[arg(long)]
    check: bool,
    /// List the files that are already right, too
    #[arg(long, short)]
    verbose: bool,
    /// The spec folder
    #[arg(long, default_value_os_t = workspace::root().join("spec"), hide_default_value = true)]
    spec: PathBuf,
    /// The folder of the generated crate
    #[arg(long, default_value_os_t = workspace::root().join("generated"), hide_default_value = true)]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let start = Instant::now();
    let generator = Generator::running();
    // Whoever wants to see every file, or be certain, gets the whole comparison.
    if !arguments.check
        && !arguments.verbose
        && let Some(generator) = &generator
        && let Some(stamp) = Stamp::load(&stamp_of(&arguments.out))
        && stamp.holds(generator, &arguments.spec, &arguments.out)
    {
        let (count, time) = (stamp.count(), start.elapsed().as_millis());
        anstream::println!("up to date: {count} files, in {time} ms");
        return ExitCode::SUCCESS;
    }
    let sound = match antom_codegen::read_whole(&arguments.spec) {
        Ok(sound) => sound,
        Err(broken) => {
            findings::print(&broken);
            return ExitCode::FAILURE;
        }
    };
    let tree = emit::emit(&sound.model);
    let plan = match output::plan(&tree, &arguments.out) {
        Ok(plan) => plan,
        Err(refused) => return fail(&refused),
    };
    print(arguments, &plan);
    if arguments.check {
        return verdict(&plan);
    }
    if let Err(refused) = output::apply(&plan, &arguments.out) {
        return fail(&refused);
    }
    if let Some(generator) = generator {
        let stamp = Stamp::new(generator, sound.checked.files(), &tree);
        if let Err(refused) = stamp.store(&stamp_of(&arguments.out)) {
            return fail(&refused);
        }
    }
    let count = |wanted: fn(&Action) -> bool| {
        plan.steps
            .iter()
            .filter(|step| wanted(&step.action))
            .count()
    };
    anstream::println!(
        "{} written, {} removed, {} already right, in {} ms",
        count(|action| matches!(action, Action::Create(_) | Action::Change { .. })),
        count(|action| *action == Action::Remove),
        count(|action| *action == Action::Keep),
        start.elapsed().as_millis()
    );
    ExitCode::SUCCESS
}

/// Where it is noted what was generated into a folder.
fn stamp_of(out: &Path) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    out.canonicalize().unwrap_or_default().hash(&mut hasher);
    let name = format!("{:016x}.json", hasher.finish());
    workspace::target().join("generate").join(name)
}

/// What is said of a step, before and after it was done, and in which colour.
fn words(action: &Action, is_check: bool) -> (&'static str, AnsiColor) {
    match (action, is_check) {
        (Action::Keep, _) => ("already right", AnsiColor::BrightBlack),
        (Action::Create(_), true) => ("missing", AnsiColor::Red),
        (Action::Create(_), false) => ("new", AnsiColor::Green),
        (Action::Change { .. }, true) => ("stale", AnsiColor::Yellow),
        (Action::Change { .. }, false) => ("changed", AnsiColor::Yellow),
        (Action::Remove, true) => ("left over", AnsiColor::Red),
        (Action::Remove, false) => ("removed", AnsiColor::Red),
    }
}

fn print(arguments: &Arguments, plan: &Plan) {
    for step in &plan.steps {
        if step.action == Action::Keep && !arguments.verbose {
            continue;
        }
        let (word, colour) = words(&step.action, arguments.check);
        let style = Style::new().fg_color(Some(colour.into()));
        let path = workspace::shown(&arguments.out.join(&step.path));
        anstream::println!("{style}{word:>13}{style:#} {path}");
        if let (true, Action::Change { old, new }) = (arguments.check, &step.action) {
            text_diff::print(old, new);
        }
    }
}

fn verdict(plan: &Plan) -> ExitCode {
    if plan.is_done() {
        anstream::println!("up to date: {} files", plan.steps.len());
        return ExitCode::SUCCESS;
    }
    let stale = plan
        .steps
        .iter()
        .filter(|step| step.action != Action::Keep)
        .count();
    anstream::eprintln!(
        "{stale} of {} files are not what the spec says; run `cargo xtask generate`",
        plan.steps.len()
    );
    ExitCode::FAILURE
}
