package city.qala.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.qala.e2e.Browser.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People look after their own account and after the town's security. */
class SecurityJourneyTest {
    @RegisterExtension static final PretendTown town = new PretendTown();

    @Test
    void givenAWatchOfficersPhone_whenTheySetASecondFactorUp_thenThePictureAndTheKeyAreThere() {
        try (Visit visit = town.visitAs("watch-officer", Screen.PHONE).expecting(401)) {
            visit.open("/en/account");
            visit.one("button[value=enrol]").click();
            assertThat(visit.one("svg.qr")).isVisible();
            visit.assertAccessible();
            visit.assertFitsTheScreen();
            visit.one("#code").fill("000000");
            visit.one("button[value=confirm]").click();
            assertThat(visit.one("[role=alert]")).isVisible();
            assertThat(visit.one("svg.qr")).isVisible();
            visit.assertAccessible();
        }
    }

    @Test
    void givenADepartmentsAdministrator_whenTheyAskForTheTownsSecurity_thenItIsNotTheirs() {
        try (Visit visit = town.visitAs("department-admin", Screen.DESK).expecting(403)) {
            visit.open("/en/oversight/security");
            assertThat(visit.one("main")).not().containsText("second factor");
        }
    }

    @Test
    void givenAnAdministratorOrAnInspector_whenTheyLookAfterTheTown_thenEveryPartIsThere() {
        for (String role : List.of("admin", "oversight")) {
            try (Visit visit = town.visitAs(role, Screen.DESK)) {
                visit.open("/en/oversight/security");
                assertThat(visit.one("main .panel")).hasCount(8);
                assertThat(visit.one("main")).containsText("has no second factor");
                assertThat(visit.one("main")).containsText("127.0.0.1");
            }
        }
    }
}
