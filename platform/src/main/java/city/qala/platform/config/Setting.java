package city.qala.platform.config;

/**
 * A setting as it stands, for showing.
 *
 * @param key its name
 * @param value as people write it; for a secret the place where it lies, never the secret
 * @param unit of the value, empty if it has none
 * @param standard the default
 * @param origin {@code default}, {@code qala.yaml:12}, {@code QALA_HTTP_PORT} or {@code --set}
 */
public record Setting(String key, String value, String unit, String standard, String origin) {
    /** Whether it was given at all. */
    public boolean isGiven() {
        return !origin.equals("default");
    }
}
