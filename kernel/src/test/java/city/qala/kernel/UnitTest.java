package city.qala.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UnitTest {
    private static Unit unit(String name) {
        return Unit.find(name).orElseThrow();
    }

    @Test
    void givenUnitsOfOneDimension_whenConverted_thenKnownValuesComeOut() {
        assertThat(unit("°F").convert(451, unit("°C"))).isCloseTo(232.78, within(0.005));
        assertThat(unit("K").convert(0, unit("°C"))).isEqualTo(-273.15);
        assertThat(unit("mmHg").convert(760, unit("hPa"))).isCloseTo(1013.25, within(0.001));
        assertThat(unit("km/h").convert(36, unit("m/s"))).isCloseTo(10, within(1e-12));
        assertThat(unit("Gcal/h").convert(1, unit("MW"))).isCloseTo(1.163, within(1e-12));
        assertThat(unit("mg/m3").convert(0.035, unit("ug/m3"))).isCloseTo(35, within(1e-12));
    }

    @Test
    void givenAShareOfVolumeAndAMass_whenConverted_thenItIsRefused() {
        assertThatThrownBy(() -> unit("ppb").convert(40, unit("µg/m³")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void givenTheGreekLetterForMicro_whenSearched_thenItIsTheSameUnit() {
        assertThat(unit("\u03BCg/m³")).isEqualTo(unit("\u00B5g/m³"));
    }
}
