import { EventStreamCodec, EventStreamMarshaller, EventStreamMarshaller$1, EventStreamSerde, HeaderMarshaller, Int64, MessageDecoderStream, MessageEncoderStream, SmithyMessageDecoderStream, SmithyMessageEncoderStream, eventStreamSerdeProvider, getChunkedStream, getMessageUnmarshaller, resolveEventStreamSerdeConfig } from "../aws-sdk.js";

export { EventStreamSerde, eventStreamSerdeProvider };