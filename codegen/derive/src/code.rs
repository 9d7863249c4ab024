//! What the written code is made of: rows of the table of constraints, and checks that refer to them.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::Path;

use crate::member::Members;
use crate::shape::List;

/// Where and in what the constraints of a value are checked.
pub(crate) struct Site<'a> {
    pub(crate) runtime: &'a Path,
    /// A reference to the value.
    pub(crate) value: &'a TokenStream,
    /// Its path; `None` for the value of a field, whose row says where it stands.
    pub(crate) at: Option<&'a TokenStream>,
    /// The number of its row in the table.
    pub(crate) number: usize,
    /// How it holds its items, if it is a list.
    pub(crate) list: Option<List>,
    /// Whether serde fills it in when it is absent.
    pub(crate) has_default: bool,
    /// The fields that stand together where it stands.
    pub(crate) members: &'a Members<'a>,
}

impl Site<'_> {
    /// Calls the runtime's check of a field.
    pub(crate) fn check(
        &self,
        function: &str,
        value: &TokenStream,
        limits: &[TokenStream],
    ) -> TokenStream {
        let function = Ident::new(function, Span::call_site());
        let number = Literal::usize_unsuffixed(self.number);
        quote!(__check.#function(#value #(, #limits)*, #number);)
    }

    /// Reports the broken constraint of that number, with what was measured.
    pub(crate) fn report(
        &self,
        function: &str,
        constraint: usize,
        measured: Option<TokenStream>,
    ) -> TokenStream {
        let constraint = Literal::usize_unsuffixed(constraint);
        let measured = measured.map(|measured| quote!(, #measured));
        self.found(
            function,
            |row| quote!(#row.constraints[#constraint] #measured),
        )
    }

    /// Reports with arguments that may depend on the row.
    pub(crate) fn found(
        &self,
        function: &str,
        arguments: impl Fn(&TokenStream) -> TokenStream,
    ) -> TokenStream {
        let function = Ident::new(function, Span::call_site());
        let number = Literal::usize_unsuffixed(self.number);
        let row = quote!(__rows[#number]);
        let arguments = arguments(&row);
        match self.at {
            Some(at) => quote!(__found.#function(&#at, &#row, #arguments);),
            None => apart(&quote!(__found.#function(&__at.row(&#row), &#row, #arguments);)),
        }
    }
}

/// The table of constraints, row by row.
pub(crate) struct Table<'a> {
    pub(crate) runtime: &'a Path,
    /// Whether a limit may be a constant of a parameter.
    pub(crate) is_generic: bool,
    pub(crate) rows: Vec<TokenStream>,
}

/// A row of the table.
pub(crate) struct Row<'a> {
    /// The field's name in Rust.
    pub(crate) field: &'a str,
    pub(crate) wire_name: &'a str,
    /// Which part of the field it speaks of.
    pub(crate) part: &'a str,
    pub(crate) sensitive: bool,
    pub(crate) constraints: Vec<TokenStream>,
}

impl Row<'_> {
    /// Adds a constraint, written without the enum's name in front, and gives its number.
    pub(crate) fn add(&mut self, constraint: TokenStream) -> usize {
        self.constraints.push(constraint);
        self.constraints.len() - 1
    }
}

impl Table<'_> {
    /// Takes the next row, to be filled later.
    pub(crate) fn open(&mut self) -> usize {
        self.rows.push(TokenStream::new());
        self.rows.len() - 1
    }

    /// Fills a row.
    pub(crate) fn close(&mut self, number: usize, row: &Row<'_>) {
        let runtime = self.runtime;
        let Row {
            field,
            wire_name,
            part,
            sensitive,
            constraints,
        } = row;
        let part = (*part != "Value").then(|| {
            let part = format_ident!("{part}");
            quote!(.of(#runtime::validate::Part::#part))
        });
        let sensitive = sensitive.then(|| quote!(.sensitive()));
        let constraints = quote!(&[#(__Constraint::#constraints),*]);
        // What depends on a parameter lives for ever only if it is asked to.
        let constraints = match self.is_generic {
            true => quote!(const { #constraints }),
            false => constraints,
        };
        self.rows[number] = quote! {
            __Row::new(#field, #wire_name, #constraints) #part #sensitive
        };
    }
}

/// Takes the check apart for code that says itself where a value stands.
pub(crate) fn apart(code: &TokenStream) -> TokenStream {
    quote! {{
        let (__at, __rows, __found) = __check.parts();
        #code
    }}
}

/// Code whose errors rustc shows at `span`, while its names mean what they meant before.
pub(crate) fn located(code: TokenStream, span: Span) -> TokenStream {
    // Only a name means more by where it comes from, and to ask each token for that is most of the work.
    let plain = Span::call_site().located_at(span);
    code.into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut moved = Group::new(group.delimiter(), located(group.stream(), span));
                moved.set_span(plain);
                TokenTree::Group(moved)
            }
            TokenTree::Ident(mut name) => {
                name.set_span(name.span().located_at(span));
                TokenTree::Ident(name)
            }
            mut token => {
                token.set_span(plain);
                token
            }
        })
        .collect()
}
