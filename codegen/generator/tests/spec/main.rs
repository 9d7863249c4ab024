//! The spec loader and the rules: what a broken spec is told, and that nothing on the disk breaks the loader.

mod hostile;
mod loader;
mod names;
mod robust;
mod rules;
mod support;
