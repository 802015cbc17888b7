package city.qala.exchange.catalogue;

import java.util.Locale;
import java.util.Optional;

/** Formats that rows can be downloaded in. */
enum Format {
    CSV("text/csv; charset=utf-8", "https://www.iana.org/assignments/media-types/text/csv"),
    JSON("application/json", "https://www.iana.org/assignments/media-types/application/json"),
    PARQUET(
            "application/vnd.apache.parquet",
            "https://www.iana.org/assignments/media-types/application/vnd.apache.parquet");

    private final String contentType;
    private final String iana;

    Format(String contentType, String iana) {
        this.contentType = contentType;
        this.iana = iana;
    }

    String contentType() {
        return contentType;
    }

    /** Its media type as the register names it. */
    String iana() {
        return iana;
    }

    /** The word in addresses and the ending of files. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> find(String word) {
        for (Format format : values()) {
            if (format.word().equals(word)) return Optional.of(format);
        }
        return Optional.empty();
    }
}
