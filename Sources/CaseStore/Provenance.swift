package import Foundation

/// Where an entry was recorded before it came here: what its hash there is computed from, beside its own columns.
package struct Provenance: Sendable, Hashable {
    /// Its place in the chain of one casebook.
    package struct Link: Sendable, Hashable {
        /// The identity of the casebook.
        package let casebook: String
        /// The place in its chain, from 1.
        package let sequence: Int64
        /// The hash of the entry before it there.
        package let previous: Data
        /// Its own hash there.
        package let hash: Data

        package init(casebook: String, sequence: Int64, previous: Data, hash: Data) {
            self.casebook = casebook
            self.sequence = sequence
            self.previous = previous
            self.hash = hash
        }
    }

    /// The salt of the commitment to its facts: the same here as there.
    package let factsSalt: Data
    /// The commitment to its sealed content; `nil` when it never had any.
    package let contentCommitment: Data?
    /// The blinding of that commitment; `nil` when the content did not come along.
    package let blinding: Data?
    /// The casebooks that it was recorded in.
    package let links: [Link]

    package init(factsSalt: Data, contentCommitment: Data?, blinding: Data?, links: [Link]) {
        self.factsSalt = factsSalt
        self.contentCommitment = contentCommitment
        self.blinding = blinding
        self.links = links
    }
}
