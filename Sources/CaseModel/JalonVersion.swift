/// Which Jalon this is.
package enum JalonVersion {
    package static let text = "0.1.0"
}
