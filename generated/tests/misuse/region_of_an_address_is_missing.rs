use antom::types::NewAddress;

fn main() {
    let _ = NewAddress {}.build();
}
