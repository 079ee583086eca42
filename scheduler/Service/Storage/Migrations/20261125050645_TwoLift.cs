using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Signage.Scheduler.Storage.Migrations
{
    /// <inheritdoc />
    public partial class TwoLift : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ByVenue",
                table: "StopEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "StopNumber",
                table: "Players",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LiftProposals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AssetId = table.Column<string>(type: "TEXT", nullable: true),
                    Endpoint = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiftProposals", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StopEntries_AssetId",
                table: "StopEntries",
                column: "AssetId");

            migrationBuilder.CreateIndex(
                name: "IX_StopEntries_Endpoint",
                table: "StopEntries",
                column: "Endpoint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiftProposals_AssetId",
                table: "LiftProposals",
                column: "AssetId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiftProposals_Endpoint",
                table: "LiftProposals",
                column: "Endpoint",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LiftProposals");

            migrationBuilder.DropIndex(
                name: "IX_StopEntries_AssetId",
                table: "StopEntries");

            migrationBuilder.DropIndex(
                name: "IX_StopEntries_Endpoint",
                table: "StopEntries");

            migrationBuilder.DropColumn(
                name: "ByVenue",
                table: "StopEntries");

            migrationBuilder.DropColumn(
                name: "StopNumber",
                table: "Players");
        }
    }
}
