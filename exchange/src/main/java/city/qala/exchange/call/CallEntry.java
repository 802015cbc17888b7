package city.qala.exchange.call;

import city.qala.exchange.message.Ask;
import city.qala.exchange.message.Leaves;
import city.qala.kernel.AuditEntry;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** An answered call on its way into the log. It may be sent only when {@link #kept} is done. */
final class CallEntry {
    final String id;
    final Ask ask;
    final String keyId;
    final String askSignature;
    final String body;
    final Instant at;
    final int rows;
    final String receipt;
    final String receiptSignature;
    final AuditEntry audit;
    final byte[] leaf;
    final CompletableFuture<Boolean> kept = new CompletableFuture<>();

    CallEntry(
            String id,
            SignedAsk signed,
            String body,
            Instant at,
            int rows,
            String receipt,
            String receiptSignature,
            AuditEntry audit) {
        this.id = id;
        this.ask = signed.ask();
        this.keyId = signed.keyId();
        this.askSignature = signed.signature();
        this.body = body;
        this.at = at;
        this.rows = rows;
        this.receipt = receipt;
        this.receiptSignature = receiptSignature;
        this.audit = audit;
        this.leaf = Leaves.leaf(ask.text(), askSignature, receipt, receiptSignature);
    }
}
