package fr.creneau.server.outbox;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * E-mail by SMTP. The Message-ID is made of the message's id, the same at every attempt, so that a mail system that has
 * seen it can drop a double.
 */
public final class MailRelay implements Courier {
    private static final int TIMEOUT_MS = 10_000;

    private final Session session;
    private final Executor workers;
    private @Nullable Transport transport;

    /** @param workers sending blocks: a thread of its own */
    public MailRelay(String host, int port, boolean startTls, Executor workers) {
        Properties smtp = new Properties();
        smtp.put("mail.smtp.host", host);
        smtp.put("mail.smtp.port", String.valueOf(port));
        smtp.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        smtp.put("mail.smtp.starttls.required", String.valueOf(startTls));
        smtp.put("mail.smtp.ssl.checkserveridentity", "true");
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            smtp.put("mail.smtp." + timeout, String.valueOf(TIMEOUT_MS));
        }
        this.session = Session.getInstance(smtp);
        this.workers = workers;
    }

    @Override
    public CompletionStage<Outcome> carry(Letter letter) {
        return CompletableFuture.supplyAsync(() -> send(letter), workers);
    }

    private synchronized Outcome send(Letter letter) {
        MimeMessage mail;
        try {
            mail = mail(letter);
        } catch (AddressException e) {
            return new Outcome.Refused("an address that no mail system takes");
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Outcome.Refused(e.getClass().getSimpleName());
        }
        try {
            mail.saveChanges();
            transport().sendMessage(mail, mail.getAllRecipients());
            return new Outcome.Delivered("sent");
        } catch (SendFailedException e) {
            Address[] invalid = e.getInvalidAddresses();
            return invalid != null && invalid.length > 0
                    ? new Outcome.Refused("the mail system refused the recipient")
                    : new Outcome.NotNow(e.getClass().getSimpleName());
        } catch (MessagingException e) {
            return new Outcome.NotNow(e.getClass().getSimpleName());
        }
    }

    /** The connection stays open from mail to mail; one that the relay has closed is opened anew. */
    private Transport transport() throws MessagingException {
        Transport open = transport;
        if (open == null || !open.isConnected()) {
            open = session.getTransport("smtp");
            open.connect();
            transport = open;
        }
        return open;
    }

    private MimeMessage mail(Letter letter) throws MessagingException, UnsupportedEncodingException {
        String domain = letter.from().substring(letter.from().indexOf('@') + 1);
        // saveChanges() would write a Message-ID of its own.
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + letter.messageId().replace('/', '.') + "@" + domain + ">");
            }
        };
        mail.setFrom(new InternetAddress(letter.from(), letter.fromName(), StandardCharsets.UTF_8.name()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        mail.setSubject(Objects.requireNonNull(letter.subject(), "an e-mail's subject"), StandardCharsets.UTF_8.name());
        mail.setText(letter.text(), StandardCharsets.UTF_8.name());
        return mail;
    }
}
