package city.qala.governance.purpose;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What stands in the draft of an impact assessment by itself: what makes a purpose delicate, and
 * what already guards it. Whether it is worth it, a person writes.
 */
final class AssessmentRule {
    private static final int LARGE_A_DAY = 300;

    /** What makes a purpose delicate. */
    enum Risk {
        /** Opens the number by which a person is known everywhere. */
        IDENTIFIER,
        /** Opens where people live. */
        HOME,
        /** Opens data of children or of those who answer for them. */
        CHILDREN,
        /** Opens how to reach people. */
        CONTACT,
        /** Opens what goes on in a home. */
        BEHAVIOUR,
        /** Opens whole households, not only whoever asked. */
        HOUSEHOLDS,
        /** The machine itself may use it. */
        MACHINE,
        /** Many people a day, or as many as one likes. */
        MANY,
        /** A look may be hidden for a time. */
        HIDDEN,
        /** Opened first, asked afterwards. */
        URGENT
    }

    /** What guards it. */
    enum Measure {
        /** Every look is written down in a log that nobody can change, and shown to the person. */
        LOG,
        /** Two people in two roles agreed. */
        TWO_PEOPLE,
        /** Only the fields listed are opened. */
        FIELDS,
        /** The ledger shows no row without a grant. */
        LEDGER,
        /** A day's limit. */
        LIMIT,
        /** Opening hours. */
        HOURS,
        /** Named departments only. */
        DEPARTMENTS,
        /** Own districts only. */
        DISTRICTS,
        /** Own data only. */
        OWN,
        /** Unusual use is told to oversight. */
        UNUSUAL_USE,
        /** A key for minutes, and oversight knows at once. */
        SHORT_KEY
    }

    private AssessmentRule() {}

    static Set<Risk> risks(Purpose p) {
        var risks = EnumSet.noneOf(Risk.class);
        Set<String> fields = p.fields().names();
        if (fields.contains("resident.iin")) risks.add(Risk.IDENTIFIER);
        if (fields.contains("resident.address")) risks.add(Risk.HOME);
        if (fields.contains("resident.guardians")) risks.add(Risk.CHILDREN);
        if (fields.contains("resident.contact")) risks.add(Risk.CONTACT);
        if (fields.contains("meter.reading")) risks.add(Risk.BEHAVIOUR);
        if (p.kinds().contains("household")) risks.add(Risk.HOUSEHOLDS);
        if (p.users().roles().contains(PurposeRule.SYSTEM)) risks.add(Risk.MACHINE);
        boolean many = p.limits().perDay() == 0 || p.limits().perDay() >= LARGE_A_DAY;
        if (many && !p.users().ownDataOnly()) risks.add(Risk.MANY);
        if (!p.limits().mostDelay().isZero()) risks.add(Risk.HIDDEN);
        if (p.limits().isUrgent()) risks.add(Risk.URGENT);
        return risks;
    }

    static List<Measure> measures(Purpose p, Inventory inventory) {
        var measures = new ArrayList<>(List.of(Measure.LOG, Measure.FIELDS));
        if (isLedgerGuarded(p, inventory)) measures.add(Measure.LEDGER);
        if (p.users().ownDataOnly()) {
            measures.add(Measure.OWN);
            return measures;
        }
        measures.add(Measure.TWO_PEOPLE);
        if (p.limits().perDay() > 0) measures.add(Measure.LIMIT);
        if (!p.users().hours().toString().isEmpty()) measures.add(Measure.HOURS);
        if (!p.users().departments().isEmpty()) measures.add(Measure.DEPARTMENTS);
        if (p.users().ownDistrictOnly()) measures.add(Measure.DISTRICTS);
        if (p.limits().isUrgent()) measures.add(Measure.SHORT_KEY);
        measures.add(Measure.UNUSUAL_USE);
        return measures;
    }

    /** Whether every data set that the purpose opens has its main table under the guard. */
    private static boolean isLedgerGuarded(Purpose p, Inventory inventory) {
        return p.fields().names().stream()
                .map(field -> field.substring(0, field.indexOf('.')))
                .distinct()
                .allMatch(set ->
                        inventory.tables().stream()
                                .anyMatch(t -> t.dataSet().equals(set) && t.isArmed()));
    }
}
