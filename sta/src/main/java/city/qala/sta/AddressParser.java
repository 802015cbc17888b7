package city.qala.sta;

/** To come within the hour. */
final class AddressParser {
    private AddressParser() {}

    static Address parse(String rawPath) {
        throw new UnsupportedOperationException("not yet");
    }
}
