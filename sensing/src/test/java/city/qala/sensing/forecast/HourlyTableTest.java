package city.qala.sensing.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HourlyTableTest {

    @TempDir Path folder;

    private HourlyTable.FromFile read(String text) throws IOException {
        return HourlyTable.read(Files.writeString(folder.resolve("hours.csv"), text));
    }

    @Test
    void givenHoursThatAreMissing_whenRead_thenTheyAreThereWithoutAValue() throws IOException {
        var table = read("t,v\n2024-01-01T00:00:00Z,1\n2024-01-01T03:00:00Z,4\n").table();
        assertThat(table.hours()).isEqualTo(4);
        assertThat(table.value("v", 1)).isNaN();
        assertThat(table.value("v", 3)).isEqualTo(4);
        assertThat(table.at(3)).isEqualTo(Instant.parse("2024-01-01T03:00:00Z"));
    }

    @Test
    void givenGaps_whenCut_thenOnlyHoursWithAValueCount() throws IOException {
        var table =
                read("""
                t,v
                2024-01-01T00:00:00Z,1
                2024-01-01T01:00:00Z,
                2024-01-01T02:00:00Z,NA
                2024-01-01T03:00:00Z,2
                2024-01-01T04:00:00Z,3
                2024-01-01T05:00:00Z,4
                2024-01-01T06:00:00Z,5
                """)
                        .table();
        assertThat(table.cut("v", 0.6)).isEqualTo(5);
    }

    @Test
    void givenCompassPoints_whenRead_thenTheyAreDegrees() throws IOException {
        var table = read("t,wind_dir\n2024-01-01T00:00:00Z,ESE\n").table();
        assertThat(table.value("wind_dir", 0)).isEqualTo(112.5);
        assertThat(table.isCompass("wind_dir")).isTrue();
    }

    @Test
    void givenRowsThatCannotBeRead_whenRead_thenTheyAreToldAndLeftOut() throws IOException {
        var read = read("t,v\n2024-01-01T00:00:00Z,1\nyesterday,2\n2024-01-01T01:00:00Z,much\n");
        assertThat(read.table().hours()).isEqualTo(1);
        assertThat(read.file().faults())
                .containsExactly(
                        "hours.csv line 3: time \"yesterday\" is not a time",
                        "hours.csv line 4: \"much\" is not a number");
    }
}
