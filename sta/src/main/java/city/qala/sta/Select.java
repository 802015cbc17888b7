package city.qala.sta;

import java.util.List;

/**
 * One name of {@code $select}.
 *
 * @param name a property, {@code id}, {@code @iot.selfLink} or a navigation
 * @param inside keys inside the property's JSON value, usually none
 */
public record Select(String name, List<String> inside) {
    /** How the address of an entity itself is selected. */
    public static final String SELF_LINK = "@iot.selfLink";

    public Select {
        inside = List.copyOf(inside);
    }
}
