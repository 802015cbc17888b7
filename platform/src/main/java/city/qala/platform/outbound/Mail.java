package city.qala.platform.outbound;

import city.qala.kernel.Problem;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/**
 * Letters by the town's own mail server, over TLS unless it stands on this very machine. The server
 * must be on the allow-list of {@link Outbound} as any other machine.
 */
public final class Mail {
    private static final String PATIENCE_MILLIS = "10000";
    private static final int TLS_AT_ONCE = 465;

    private final MailConfig config;
    private final Outbound outbound;
    private final Clock clock;

    /** Letters by the server of the configuration. */
    public Mail(MailConfig config, Outbound outbound, Clock clock) {
        this.config = config;
        this.outbound = outbound;
        this.clock = clock;
    }

    /**
     * A letter of plain text to one address.
     *
     * @param id its own name, the same when it is sent again, so that the receiver's server can
     *     tell a repeat
     */
    public record Letter(String id, String to, String subject, String text) {
        public Letter {
            if (!id.matches("[A-Za-z0-9.-]{1,80}"))
                throw Problem.invalid("id", id, "must be letters, digits, dots and dashes");
            if (subject.lines().count() > 1)
                throw Problem.invalid("subject", subject, "must be one line");
        }
    }

    /**
     * Hands a letter to the mail server.
     *
     * @throws Problem {@code mail-off} 422 if there is no server, {@code target-not-allowed} 422,
     *     {@code target-unreachable} 503, {@code invalid-parameter} for an impossible address
     */
    public void send(Letter letter) {
        if (!config.isOn())
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE, "mail-off", "The town has no mail server.");
        boolean here = outbound.permit("mail", config.host(), config.port());
        Session session = Session.getInstance(settings(here));
        try {
            MimeMessage message = message(session, letter);
            try (Transport transport = session.getTransport("smtp")) {
                if (config.user().isEmpty()) transport.connect();
                else
                    transport.connect(
                            config.host(), config.port(), config.user(), config.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AddressException e) {
            throw Problem.invalid("to", letter.to(), "must be a mail address");
        } catch (MessagingException e) {
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "target-unreachable",
                    "%s does not answer as it should.",
                    config.host());
        }
    }

    private MimeMessage message(Session session, Letter letter) throws MessagingException {
        String name = "<" + letter.id() + "@" + domain() + ">";
        var message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", name);
                    }
                };
        message.setFrom(new InternetAddress(config.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        return message;
    }

    private String domain() {
        return config.from().substring(config.from().indexOf('@') + 1);
    }

    private Properties settings(boolean here) {
        var p = new Properties();
        p.put("mail.smtp.host", config.host());
        p.put("mail.smtp.port", Integer.toString(config.port()));
        p.put("mail.smtp.auth", Boolean.toString(!config.user().isEmpty()));
        p.put("mail.smtp.ssl.enable", Boolean.toString(config.port() == TLS_AT_ONCE));
        p.put("mail.smtp.ssl.checkserveridentity", "true");
        p.put("mail.smtp.starttls.enable", "true");
        // A letter in the open only reaches a server on this very machine.
        p.put("mail.smtp.starttls.required", Boolean.toString(!here));
        p.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        p.put("mail.smtp.timeout", PATIENCE_MILLIS);
        p.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        return p;
    }
}
