package city.qala.proactive.money;

/** A file that left, as the page shows it. */
public record MoneyView(
        String href,
        String at,
        String kind,
        String lines,
        String total,
        String officer,
        String hash) {}
